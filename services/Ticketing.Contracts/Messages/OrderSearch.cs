namespace Ticketing.Contracts.Messages;

/// <summary>
/// Body of <c>POST /internal/order-search</c>: what booking-service does not know of an order, its buyer's name and the
/// numbers of its tickets. A POST, so that names stay out of addresses and logs.
/// </summary>
/// <param name="EventId">The event.</param>
/// <param name="Text">A part of a name or an address, a ticket's number, code or id, or a seat.</param>
public sealed record OrderSearchQuestion(EventId EventId, string Text);

/// <summary>What the text may mean.</summary>
/// <param name="Orders">Orders with such a ticket.</param>
/// <param name="Buyers">People with such a name or address; not all of them ordered for the event.</param>
/// <param name="TooManyBuyers">There are more, so a longer text is needed.</param>
public sealed record OrderSearchAnswer(
    IReadOnlyList<Guid> Orders, IReadOnlyList<Guid> Buyers, bool TooManyBuyers);
