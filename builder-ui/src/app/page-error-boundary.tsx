/** A page that breaks, or whose code cannot be loaded, says so in its place; the rest of the builder goes on. */
import { Component, type ReactNode } from 'react';
import { ApiError } from '../api/api-error.ts';
import { Page } from './page.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface State {
  error: unknown;
}

export class PageErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  /** What could not be fetched is asked for once more, which keeps all else; what broke is loaded again. */
  private retry(): void {
    if (this.state.error instanceof ApiError) this.setState({ error: null });
    else window.location.reload();
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <Page title="This page cannot be shown">
        <ProblemNotice error={this.state.error} title="Something went wrong" onRetry={() => this.retry()} />
      </Page>
    );
  }
}
