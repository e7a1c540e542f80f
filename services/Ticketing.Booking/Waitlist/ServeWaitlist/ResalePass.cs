using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Resale;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>
/// One pass over the line of an event with the tickets of one offer: who waits gets them in the order of joining, as seats
/// that come back; the rest is for everybody from then on. Decisions, bookings and audit are written together.
/// </summary>
internal sealed class ResalePass(
    Database database, ResaleTaking taking, HoldMirror holds, OrderChanges changes, BookingOptions options,
    TimeProvider clock)
{
    private const string Publish =
        "UPDATE resale_tickets SET public_at = coalesce(public_at, @now) WHERE id = ANY (@ids) AND state = 'OFFERED'";

    public async Task RunAsync(EventDirectoryEntry plan, Guid offerId, Guid giverId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        await WaitlistLine.LockAsync(transaction, plan.Id.Value, ct);
        var giver = (await ResaleTaking.LockGiverAsync(transaction, giverId, ct))!;
        var tickets = ResaleTaking.FreeOf(giver, await ResaleTaking.OfOfferAsync(transaction, offerId, ct));
        if (tickets.Count == 0 || plan.Find(giver.Section) is not { } section)
        {
            return;
        }
        var writer = new PassWriter(transaction, plan, options, now);
        var line = plan.Status == SaleStatus.OnSale && !plan.HasSaleEnded(now)
            ? await writer.ReadLineAsync(ct)
            : [];
        var taken = await OfferAsync(transaction, writer, plan, section, giver, tickets, line, ct);
        var left = tickets.Select(t => t.Id).Except(taken.Tickets).ToArray();
        await transaction.ExecuteAsync(Publish, new { ids = left, now }, ct);
        await transaction.CommitAsync(ct);
        holds.Add(taken.Bookings);
        changes.Publish(taken.Bookings);
    }

    private async Task<(List<BookingRow> Bookings, List<Guid> Tickets)> OfferAsync(
        DatabaseTransaction transaction, PassWriter writer, EventDirectoryEntry plan, SectionPlan section, BookingRow giver,
        IReadOnlyList<ResaleTicketRow> tickets, IReadOnlyList<WaitlistEntryRow> line, CancellationToken ct)
    {
        List<WaitlistEntryRow> waiting = [.. line.Where(e => e.State == WaitlistState.Waiting)];
        var own = waiting.FirstOrDefault(e => e.BuyerId == giver.BuyerId);
        var prices = new Dictionary<string, long> { [section.Name] = tickets.Max(t => t.Seat.PriceMinor) };
        var free = FreeSeats.Of(section, tickets.Select(t => t.Position));
        var basis = new WaitlistAuditDetail(
            Free: SeatsOf(free, section.Name, accessible: false),
            FreeAccessible: SeatsOf(free, section.Name, accessible: true),
            FreeCompanion: free[new SeatPool(section.Name, true)].Companion is { Count: > 0 } companion
                ? SeatsOf(companion, section.Name)
                : null,
            Prices: prices,
            GiverNumber: own?.Number);
        List<WaitlistDecision> decisions =
            [.. WaitlistPass.Run(plan, waiting.Where(e => e != own).Select(e => e.ForPass), free, prices).Decisions];
        if (own is not null)
        {
            decisions.Add(new WaitlistDecision(own.ForPass, null, [], WaitlistReasons.OwnTickets));
        }
        decisions.Sort((a, b) => a.Entry.Number.CompareTo(b.Entry.Number));

        var bookings = new List<BookingRow>();
        var takenIds = new List<Guid>();
        var byEntry = new Dictionary<Guid, Guid>();
        foreach (var decision in decisions.Where(d => d.IsOffer))
        {
            List<ResaleTicketRow> wanted = [.. tickets.Where(t => decision.Seats.Contains(t.Position))];
            var buyer = waiting.First(e => e.Id == decision.Entry.Id).BuyerId;
            var row = await taking.TakeAsync(transaction, plan, giver, wanted, buyer, ct);
            bookings.Add(row);
            takenIds.AddRange(wanted.Select(t => t.Id));
            byEntry[decision.Entry.Id] = row.Id;
        }
        // Whoever proves the order needs every pass that gave something, and the one that opened the offer to everybody.
        if (decisions.Count > 0 && (bookings.Count > 0 || tickets.Any(t => t.PublicAt is null)))
        {
            await writer.NoteAsync(decisions, byEntry, basis, ct);
        }
        return (bookings, takenIds);
    }

    private static Dictionary<string, int[][]> SeatsOf(
        Dictionary<SeatPool, FreeSeats> free, string section, bool accessible) =>
        SeatsOf(free[new SeatPool(section, accessible)], section);

    private static Dictionary<string, int[][]> SeatsOf(FreeSeats seats, string section) => seats.Count == 0
        ? []
        : new() { [section] = [.. seats.Seats.Select(s => new[] { s.Subsection, s.Row, s.Seat })] };
}
