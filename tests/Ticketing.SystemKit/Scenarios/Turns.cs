using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>What people do in a waiting room, as its page does it.</summary>
internal static class Turns
{
    private const int AtOnce = 64;
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(5);

    /// <summary>Everybody enters before the sale; returns when it begins.</summary>
    public static async Task EnterAsync(List<Person> people, EventAnswer onSale, Action<string> say)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (person, ct) => await Served.AnswerAsync(
                deadline => person.SendAsync<QueueEntryResponse>(
                    HttpMethod.Post, PathOf(onSale.EventId),
                    new StringContent("{}", Encoding.UTF8, "application/json"), deadline),
                "a place in the waiting room", ct));
        say($"{people.Count} people are in the waiting room after {watch.Elapsed.TotalSeconds:0.0} s");
        var left = onSale.SaleStartsAt!.Value - DateTimeOffset.UtcNow;
        await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    /// <summary>Asks now and then until it is the person's turn.</summary>
    public static async Task WaitAsync(Person person, long eventId, Random random, CancellationToken cancellation)
    {
        while (true)
        {
            var place = await Eventually.GetAsync(
                ct => person.GetAsync<QueuePlaceResponse>($"{PathOf(eventId)}/me", ct), answer => answer.IsSuccess,
                "a place in the waiting room");
            if (place.Value.State == "ADMITTED")
            {
                return;
            }

            await Task.Delay(PollEvery * (0.5 + random.NextDouble()), cancellation);
        }
    }

    private static string PathOf(long eventId) =>
        string.Create(CultureInfo.InvariantCulture, $"/queue/{eventId}/entries");
}
