/** A page that breaks, or whose code cannot be loaded, says so in its place; the rest of the builder goes on. */
import { Component, type ReactNode } from 'react';
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

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <Page title="This page cannot be shown">
        <ProblemNotice error={this.state.error} title="Something went wrong" onRetry={() => window.location.reload()} />
      </Page>
    );
  }
}
