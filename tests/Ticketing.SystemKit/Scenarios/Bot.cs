using System.Net;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>A program that orders as fast as it is answered, whatever the answer, and never pays.</summary>
internal sealed class Bot(Crowd crowd, Person person, int seed)
{
    /// <summary>A run is bounded also when nobody stops it.</summary>
    private const int MaxRequests = 5_000;

    private readonly Random _random = new(seed);

    public async Task AttackAsync(CancellationToken cancellation)
    {
        var wanted = crowd.Events[_random.Next(crowd.Events.Count)];
        for (var n = 0; n < MaxRequests && !cancellation.IsCancellationRequested; n++)
        {
            var section = wanted.Sections![_random.Next(wanted.Sections.Count)].Name;
            crowd.Report.Asked(byBot: true);
            try
            {
                var answer = await person.OrderAsync(
                    CreateOrderRequest.Best(wanted.EventId, section, wanted.MaxTicketsPerOrder), cancellation: cancellation);
                crowd.Report.Count(answer.IsSuccess ? "a program's order" : $"a program was refused ({(int)answer.Status})");
            }
            catch (Exception e) when (Passing.Is(e) || cancellation.IsCancellationRequested)
            {
                crowd.Report.Count("a program's connection broke");
            }
        }
    }
}
