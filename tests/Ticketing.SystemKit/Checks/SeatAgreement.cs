using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Checks;

/// <summary>
/// Compares everything the system says of an event's seats: tickets (PostgreSQL), seat map and counters
/// (Kvrocks), and
/// the orders that somebody made.
/// </summary>
public static class SeatAgreement
{
    private static readonly string[] Digits = ["AVAILABLE", "RESERVED", "SOLD"];

    /// <summary>Waits until nothing disagrees any more; fails with what does.</summary>
    public static Task ReachedAsync(
        TicketingClient client, long eventId, IReadOnlyCollection<OrderResponse>? orders = null, Person? seller = null,
        TimeSpan? patience = null) =>
        ReachedAsync(client, eventId, () => Task.FromResult(orders), seller, patience);

    /// <summary>The same with orders that may still change: a short hold may run out meanwhile.</summary>
    public static Task ReachedAsync(
        TicketingClient client, long eventId, Func<Task<IReadOnlyCollection<OrderResponse>?>> orders,
        Person? seller = null,
        TimeSpan? patience = null) =>
        Eventually.GetAsync(
            async cancellation => await FindAsync(
                client, seller ?? await client.SellerAsync(), eventId, await orders(), cancellation),
            disagreements => disagreements.Count == 0,
            $"tickets, seats, counters and orders of event {eventId} agree", patience,
            disagreements => $"{disagreements.Count} disagreements: {string.Join("; ", disagreements.Take(10))}");

    /// <summary>What disagrees now; while bookings are on their way something always may.</summary>
    /// <param name="client">Reads the seats.</param>
    /// <param name="seller">Of the event; sees whose the tickets are.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="orders">All orders of the event, in their last state, or null when they are not
    /// known.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<List<string>> FindAsync(
        TicketingClient client, Person seller, long eventId, IReadOnlyCollection<OrderResponse>? orders,
        CancellationToken cancellation)
    {
        var wrong = new List<string>();
        var tickets = new Dictionary<Place, TicketAnswer>();
        var plan = await client.Visitor.EventAsync(eventId, cancellation);
        var overview = await client.Visitor.SectionsAsync(eventId, cancellation);
        foreach (var section in plan.Sections!)
        {
            foreach (var ticket in await seller.TicketsAsync(eventId, section.Name, cancellation))
            {
                if (!tickets.TryAdd(ticket.Place, ticket))
                {
                    wrong.Add($"ticket {ticket.Place} is there twice");
                }
            }

            var left = 0;
            foreach (var subsection in section.Subsections)
            {
                left += await CompareAsync(
                    client.Visitor, eventId, section.Name, subsection, tickets, wrong, cancellation);
            }

            var shown = overview.Sections.Single(s => s.Section == section.Name);
            Compare(wrong, $"section {section.Name} left in overview", shown.Available, left);
        }

        Compare(wrong, "tickets", tickets.Count, plan.SeatsTotal);
        if (orders is not null)
        {
            wrong.AddRange(OrderAgreement.Find(tickets, orders));
        }

        return wrong;
    }

    private static async Task<int> CompareAsync(
        ApiClient api, long eventId, string section, SubsectionAnswer subsection,
        Dictionary<Place, TicketAnswer> tickets,
        List<string> wrong, CancellationToken cancellation)
    {
        var name = $"{section}-{subsection.Number}";
        var counts = await api.StatisticsAsync(eventId, section, subsection.Number, cancellation);
        var seats = await api.SeatsAsync(eventId, section, subsection.Number, cancellation);
        Compare(wrong, $"{name} total", counts.Total, counts.Available + counts.Reserved + counts.Sold);
        Compare(wrong, $"{name} total of the plan", counts.Total, subsection.SeatsTotal);
        var byStatus = new int[Digits.Length];
        for (var row = 1; row <= subsection.Rows; row++)
        {
            for (var seat = 1; seat <= subsection.SeatsPerRow; seat++)
            {
                var digit = seats.Rows[row - 1][seat - 1] - '0';
                var place = new Place(section, subsection.Number, row, seat);
                tickets.TryGetValue(place, out var ticket);
                if (digit < Digits.Length)
                {
                    byStatus[digit]++;
                }

                var shown = digit < Digits.Length ? Digits[digit] : null;
                if (ticket?.Status != shown)
                {
                    wrong.Add($"{place} is {shown ?? "no seat"} on the map and {ticket?.Status ?? "no"} ticket");
                }
            }
        }

        Compare(wrong, $"{name} available", counts.Available, byStatus[0]);
        Compare(wrong, $"{name} reserved", counts.Reserved, byStatus[1]);
        Compare(wrong, $"{name} sold", counts.Sold, byStatus[2]);
        return counts.Available;
    }

    private static void Compare(List<string> wrong, string what, int one, int other)
    {
        if (one != other)
        {
            wrong.Add($"{what}: {one} against {other}");
        }
    }
}
