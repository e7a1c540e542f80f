using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Ticketing.SeatReservation.SeatRequests;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatRequests;

/// <summary>A consumer that crashes between any two of its steps, several times in every sale.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class SeatCrashPropertyTests(KvrocksServer server) : IDisposable
{
    private const int Sales = 60;
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task Bits_counters_answers_and_tickets_agree_after_every_sale()
    {
        var crashes = new Dictionary<string, int>();
        var bookings = 0;
        for (var seed = 0; seed < Sales; seed++)
        {
            var sale = await PlayAsync(seed, forgets: false);
            bookings += sale.Bookings;
            foreach (var (step, count) in sale.Replica.Crashes)
            {
                crashes[step] = crashes.GetValueOrDefault(step) + count;
            }
        }

        bookings.ShouldBeGreaterThan(Sales * 2);
        crashes.Keys.ShouldBe(
            ["before a script", "before the answers", "between two answers", "before the offset"], ignoreOrder: true);
        crashes.Values.ShouldAllBe(count => count > Sales / 4);
    }

    /// <summary>The twin: what is delivered again finds no first answer.</summary>
    [Fact]
    public async Task Without_the_stored_first_answer_the_same_sales_end_wrong()
    {
        var wrong = 0;
        for (var seed = 0; seed < Sales && wrong == 0; seed++)
        {
            try
            {
                await PlayAsync(seed, forgets: true);
            }
            catch (ShouldAssertException)
            {
                wrong++;
            }
        }

        wrong.ShouldBe(1);
    }

    private async Task<CrashScenario> PlayAsync(int seed, bool forgets)
    {
        var section = await _engine.OpenAsync(KvrocksServer.NextEvent(), Scenario.RandomPlan(seed));
        var work = new SectionWork(
            _engine.Reserve, _engine.Release, _engine.Finalize, _engine.ChangePlan,
            new SeatWorkMetrics(_metrics.GetRequiredService<IMeterFactory>()), TimeProvider.System,
            NullLogger<SectionWork>.Instance);
        var sale = new CrashScenario(server, work, section, seed, forgets);
        try
        {
            await sale.PlayAsync();
        }
        catch (ShouldAssertException wrong) when (!forgets)
        {
            throw new ShouldAssertException($"Sale {seed}: {wrong.Message}", wrong);
        }

        return sale;
    }
}
