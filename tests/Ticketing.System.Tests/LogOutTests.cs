using System.Net;
using Ticketing.SystemKit;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;
using Ticketing.System.Tests.Running;

namespace Ticketing.System.Tests;

/// <summary>
/// Whoever logs out everywhere is out of every service. Before, each service took the old access token until it expired, for
/// up to 15 minutes.
/// </summary>
[Collection(MainCollection.Name)]
public sealed class LogOutTests(MainSystem main)
{
    private static readonly string[] Services = ["event-ticketing-service", "booking-service", "seat-reservation-service"];

    /// <summary>What the platform promises (docs/adr/0034).</summary>
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(5);

    [LocalFact]
    public async Task Within_five_seconds_every_replica_refuses_the_token_and_ends_its_streams()
    {
        var buyer = await main.System.Client.SignUpAsync("buyer", "Ada");
        var replicas = new List<Uri>();
        foreach (var service in Services)
        {
            replicas.AddRange(await ReplicaAddresses.OfAsync(main.System, service));
        }

        Assert.True(replicas.Count >= 4);
        foreach (var replica in replicas)
        {
            // Known, and remembered, but not an operator's: an ended session is answered 401.
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(buyer, replica, default));
        }

        await using var stream = await buyer.ListenAsync($"/orders/{buyer.Id}/updates", default);
        await stream.NextAsync(e => e.Type == "snapshot", "snapshot");

        var answer = await buyer.SendAsync<Problem>(HttpMethod.Delete, "/users/sessions", null);

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        var ends = Assert.ThrowsAsync<TimeoutException>(() => stream.NextAsync(_ => false, "no more", Promise));
        await Task.WhenAll(replicas.Select(replica => Eventually.GetAsync(
            ct => AskAsync(buyer, replica, ct), status => status == HttpStatusCode.Unauthorized,
            $"{replica} refuses the token", Promise)));
        // The cause is that the stream ended, not that the wait did.
        Assert.IsType<global::System.Threading.Channels.ChannelClosedException>((await ends).InnerException);
    }

    private static async Task<HttpStatusCode> AskAsync(Person person, Uri replica, CancellationToken cancellation) =>
        (await person.GetAsync<Problem>(new Uri(replica, "/internal/dead-letters").ToString(), cancellation)).Status;
}
