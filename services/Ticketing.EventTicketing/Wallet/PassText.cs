using System.Globalization;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Wallet;

/// <summary>What a pass says of a ticket, in the words of the printed one.</summary>
/// <param name="Section">The section, and the block in it where the plan names one.</param>
/// <param name="Row">Null in an area without numbered seats.</param>
/// <param name="Seat">Null in an area without numbered seats.</param>
/// <param name="Number">Short number, for people who read it out.</param>
/// <param name="StartsAt">With the offset of the venue.</param>
internal sealed record PassText(string Section, string? Row, string? Seat, string Number, DateTimeOffset StartsAt)
{
    public static PassText Of(OrderTickets order, OrderTicket ticket)
    {
        var name = order.NameOf(ticket);
        return new PassText(
            name.Block is { } block ? $"{ticket.Id.Section} · {block}" : $"{ticket.Id.Section}-{ticket.Id.Seat.Subsection}",
            name.HasNoSeat ? null : name.Row,
            name.HasNoSeat ? null : name.Seat,
            order.ClaimsOf(ticket).Number().ToString(),
            order.Event.AtVenue().At);
    }

    /// <summary>RFC 3339 to the second, with the venue's offset: <c>2030-01-01T08:00:00+08:00</c>.</summary>
    public string StartText => StartsAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A ticket that was taken over is another pass: its code is another one.</summary>
    public static string SerialOf(OrderTicket ticket) =>
        string.Create(CultureInfo.InvariantCulture, $"{ticket.Id}.{ticket.Generation}");
}
