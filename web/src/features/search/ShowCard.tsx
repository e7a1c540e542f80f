import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FoundShow, Picture as PictureFacts } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Badge } from '../../shared/ui/feedback';
import { Picture } from '../../shared/ui/Picture';
import { pathOf, placeText, type FoundMovie } from './foundMovies';
import './cards.css';

const cardSizes = '(max-width: 40rem) 80vw, 18rem';

/** What is shown, its next time, where, and from which price. */
export function ShowCard({ movie, isFirst }: { movie: FoundMovie; isFirst: boolean }) {
  const { venue, first, hasMore } = movie;
  return (
    <PictureCard
      to={pathOf(movie)} title={venue.movie.name} picture={venue.movie.picture} isFirst={isFirst}
      foot={
        <>
          <strong>{priceText(first)}</strong>
          <SaleBadge show={first} />
        </>
      }
    >
      <p className="show-when">{formatVenueTime(first.start_time, venue.time_zone)}</p>
      <p className="muted">{[placeText(venue), hasMore ? t.home.moreDates : ''].filter(Boolean).join(' · ')}</p>
    </PictureCard>
  );
}

/** What the cheapest seat costs, with all fees. */
export const priceText = ({ price_from: price, currency }: FoundShow) =>
  price === 0 ? t.prices.free : t.prices.from(formatMoney(price, currency));

interface CardProps {
  to: string;
  title: string;
  picture: PictureFacts | null | undefined;
  isFirst?: boolean;
  /** Below which heading it stands. */
  heading?: 'h2' | 'h3';
  foot?: ReactNode;
  children: ReactNode;
}

/** A picture and what it stands for. The whole card is the link's target, while its title stays the link's name. */
export function PictureCard({
  to, title, picture, isFirst = false, heading: Heading = 'h3', foot, children,
}: CardProps) {
  return (
    <li className="card show-card">
      <Picture picture={picture} name={title} sizes={cardSizes} isFirst={isFirst} />
      <div className="show-card-text">
        <Heading><Link to={to}>{title}</Link></Heading>
        {children}
        {foot && <p className="show-card-foot">{foot}</p>}
      </div>
    </li>
  );
}

/** Nothing is said of a show that has enough seats: what is rare is what helps. */
export function SaleBadge({ show }: { show: FoundShow }) {
  if (show.sale_state !== 'ON_SALE') {
    return <Badge tone={show.sale_state === 'CLOSED' ? 'neutral' : 'info'}>{t.search.sale[show.sale_state]}</Badge>;
  }
  if (show.availability === 'AVAILABLE') return null;
  if (show.availability === 'FEW') return <Badge tone="warning">{t.search.availability.FEW}</Badge>;
  return <Badge tone="bad">{show.waitlist ? t.home.joinWaitlist : t.search.availability.SOLD_OUT}</Badge>;
}

/** As large as the cards that come, so that nothing moves when they do. */
export function CardSkeletons({ count }: { count: number }) {
  return (
    <>
      <p className="visually-hidden" role="status">{t.common.loading}</p>
      <ul className="card-grid" aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <li key={index} className="card show-card skeleton">
            <div className="picture" />
            <div className="show-card-text">
              <p className="skeleton-line" />
              <p className="skeleton-line" />
              <p className="skeleton-line skeleton-short" />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
