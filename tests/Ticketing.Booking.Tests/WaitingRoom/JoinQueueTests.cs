using System.Net;
using System.Net.Http.Json;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.WaitingRoom;

[Collection(ServersCollection.Name)]
public sealed class JoinQueueTests(Servers servers)
{
    [Fact]
    public async Task Who_has_not_verified_the_address_takes_no_place()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        using var http = host.ClientWith(BookingHost.Token(new UserId(Guid.NewGuid()), "buyer", isEmailVerified: false));

        var answer = await http.PostAsJsonAsync("/queue/7/entries", new { });

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("email-not-verified");
    }
}
