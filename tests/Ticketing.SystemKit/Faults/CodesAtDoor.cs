using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Faults;

/// <summary>
/// Scans every code that anybody ever got: each sold ticket lets one person in, by its newest code and by no other; whoever
/// was let in before has a seat.
/// </summary>
internal static class CodesAtDoor
{
    private const int AtATime = 8;

    private static readonly string[] LetsIn = ["admitted", "already-used"];

    /// <param name="scene">With the codes that were seen.</param>
    /// <param name="paid">The PAID orders of the event.</param>
    /// <param name="soldTickets">How many tickets are SOLD.</param>
    /// <returns>What is wrong.</returns>
    public static async Task<List<string>> FindAsync(FaultScene scene, IEnumerable<Guid> paid, int soldTickets)
    {
        var live = new Dictionary<SeenTicket, string>();
        foreach (var order in paid)
        {
            foreach (var ticket in await TicketsAsync(scene.Seller, order))
            {
                live[SeenTicket.Of(ticket)] = ticket.Code!;
            }
        }

        var wrong = new List<string>();
        if (live.Count != soldTickets)
        {
            wrong.Add($"{soldTickets} tickets are SOLD and {live.Count} have a code");
        }

        foreach (var (holder, order) in scene.Holders.Distinct())
        {
            var foreign = (await TicketsAsync(holder.Person, order)).Count(t => !live.ContainsKey(SeenTicket.Of(t)));
            if (foreign > 0)
            {
                wrong.Add($"who took tickets of order {order} over has {foreign} codes that are no ticket's");
            }
        }

        wrong.AddRange(scene.Admitted.Where(ticket => !live.ContainsKey(ticket))
            .Select(ticket => $"somebody was let in with {ticket} and has no seat any more"));
        wrong.AddRange(await ScanAsync(
            scene, scene.Codes.Where(seen => !live.ContainsKey(seen.Key)), outcome => !LetsIn.Contains(outcome)));
        wrong.AddRange(await ScanAsync(scene, live, outcome => LetsIn.Contains(outcome)));
        return wrong;
    }

    private static async Task<IEnumerable<MyTicketAnswer>> TicketsAsync(Person holder, Guid order)
    {
        // A holder who gave all of them on has no ticket of the order any more: that is a 403.
        var answer = await Served.AnswerAsync(
            ct => holder.GetAsync<MyTicketsAnswer>($"/tickets/orders/{order}", ct), $"the tickets of order {order}");
        return answer.Content?.Tickets.Where(ticket => ticket.Code is not null) ?? [];
    }

    private static async Task<List<string>> ScanAsync(
        FaultScene scene, IEnumerable<KeyValuePair<SeenTicket, string>> codes, Func<string, bool> isRight)
    {
        var wrong = new List<string>();
        await Parallel.ForEachAsync(
            codes, new ParallelOptions { MaxDegreeOfParallelism = AtATime },
            async (ticket, cancellation) =>
            {
                var id = Guid.NewGuid();
                var answer = await Served.AnswerAsync(ct => scene.ScanAsync(ticket.Value, id, ct), "a scan", cancellation);
                if (!isRight(answer.Value.Outcome))
                {
                    lock (wrong)
                    {
                        wrong.Add($"the door says {answer.Value.Outcome} to {ticket.Key}");
                    }
                }
            });
        return wrong;
    }
}
