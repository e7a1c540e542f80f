using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reserving.SeatChoice;

/// <summary>
/// Finds and holds seats for a batch of requests of one section, in their order. Each gets its answer exactly
/// once: a request that comes again gets the first answer again, whatever became of the seats.
/// </summary>
internal sealed class ReserveSeats(SectionCalls calls, TimeProvider time)
{
    private static readonly SeatFunction Function = SeatFunction.Named("reserve_seats");

    private readonly MoveSeats _move = new(calls, time);

    /// <summary>One record a request, in order.</summary>
    /// <exception cref="SectionNotInitializedException">The section has no live state; nothing was done.</exception>
    public async Task<IReadOnlyList<ReservationRecord>> RunAsync(
        LiveSection section, IReadOnlyList<TicketReservedRequest> requests)
    {
        if (requests.All(r => r.TakenFrom is null))
        {
            return await ChooseAsync(section, requests);
        }

        var answers = new List<ReservationRecord>(requests.Count);
        while (answers.Count < requests.Count)
        {
            var next = requests[answers.Count];
            if (next.TakenFrom is { } holder)
            {
                answers.Add(await _move.RunAsync(section, next, holder));
            }
            else
            {
                answers.AddRange(await ChooseAsync(
                    section, [.. requests.Skip(answers.Count).TakeWhile(r => r.TakenFrom is null)]));
            }
        }

        return answers;
    }

    private async Task<IReadOnlyList<ReservationRecord>> ChooseAsync(
        LiveSection section, IReadOnlyList<TicketReservedRequest> requests)
    {
        var answers = new ReservationRecord[requests.Count];
        var items = new List<SectionItem>(requests.Count);
        var sent = new List<int>(requests.Count); // indexes of the requests that are in the call
        for (var i = 0; i < requests.Count; i++)
        {
            var wish = SeatWish.Of(section.Shape, requests[i]);
            if (wish.Refusal is { } code)
            {
                answers[i] = ReservationRecord.Refused(code, time.GetUtcNow());
            }
            else
            {
                items.Add(new SectionItem(
                    requests[i].BookingId, wish.Text, Math.Max(requests[i].Quantity, requests[i].Seats.Count)));
                sent.Add(i);
            }
        }

        var records = await calls.RunAsync(
            Function, section, items, chunk => PositionsOf(section, chunk));
        for (var i = 0; i < sent.Count; i++)
        {
            answers[sent[i]] = ReservationRecord.Parse((byte[])records[i]!);
        }

        return answers;
    }

    /// <summary>Only the subsections that the wishes name; all when one of them may be met anywhere.</summary>
    private static IReadOnlyCollection<int> PositionsOf(LiveSection section, IEnumerable<SectionItem> items)
    {
        var positions = new SortedSet<int>();
        foreach (var item in items)
        {
            if (SeatWish.SubsectionsOf(item.Text) is not { } numbers)
            {
                return section.AllPositions;
            }

            positions.UnionWith(numbers.Select(section.Shape.PositionOf));
        }

        return positions;
    }
}
