/**
 * For who tries Switchboard, not for visitors: from where the visitor seems to come, and what became of the
 * conversation, with the way to the inbox.
 */
import { useState } from 'react';
import { countryName, languageName } from '../app/words/locale-names.ts';
import { countryCodes } from '../graph/country-codes.ts';
import { languageCodes } from '../graph/language-codes.ts';
import type { ChosenVisitor } from '../../widget/chat.ts';
import type { Visitor } from '../../widget/visitor-memory.ts';
import type { WidgetConversation } from '../../widget/widget-client.ts';

interface BehindTheScenesProps {
  visitor: Visitor;
  conversation: WidgetConversation;
  /** Begins as a new visitor. */
  onChoose: (chosen: ChosenVisitor) => void;
}

export function BehindTheScenes({ visitor, conversation, onChoose }: BehindTheScenesProps) {
  const { country, language } = visitor;
  const [chosen, setChosen] = useState<ChosenVisitor>({ country, language });
  const choose = (part: Partial<ChosenVisitor>) => {
    const next = { ...chosen, ...part };
    setChosen(next);
    onChoose(next);
  };

  return (
    <aside className="scenes" aria-labelledby="scenes">
      <h2 id="scenes">What happens behind the scenes</h2>
      <p>
        A visitor never sees this part. Choose where the visitor comes from, then write in the chat. A change begins as a new
        visitor.
      </p>
      <label>
        Country
        <select value={chosen.country} onChange={(event) => choose({ country: event.currentTarget.value })}>
          <option value="">As your connection says</option>
          {countryCodes().map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        Browser language
        <select value={chosen.language} onChange={(event) => choose({ language: event.currentTarget.value })}>
          <option value="">As your browser says</option>
          {languageCodes().map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => onChoose(chosen)}>
        Start over as a new visitor
      </button>
      <Outcome visitor={visitor} conversation={conversation} />
    </aside>
  );
}

function Outcome({ visitor, conversation }: Omit<BehindTheScenesProps, 'onChoose'>) {
  const { conversationId, lastMessageId } = visitor;
  if (conversationId === null) return <p>Nothing has been written yet.</p>;
  const inbox = `/inbox/${encodeURIComponent(conversationId)}`;
  const why = lastMessageId === null ? inbox : `${inbox}?why=${encodeURIComponent(lastMessageId)}`;
  const { country, language } = visitor.session.visitor;
  const from = [
    country === null ? 'a country that is not known' : countryName(country),
    language === null ? null : `a browser set to ${languageName(language)}`,
  ];
  return (
    <div className="scenes-outcome" aria-live="polite">
      <p>The message came from {from.filter((part) => part !== null).join(', with ')}.</p>
      <p>
        {conversation.handledBy === null
          ? 'No automation has given it to anybody.'
          : `The conversation was given to ${conversation.handledBy}.`}
      </p>
      <p>
        <a href={why}>See why</a> · <a href={inbox}>Open the conversation in the inbox</a>
      </p>
    </div>
  );
}
