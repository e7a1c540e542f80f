using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Door.ScanTickets;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Tests.Door;

/// <summary>An event with its seller, a buyer with paid tickets of row 1, and a service to ask.</summary>
internal sealed class DoorScene : IAsyncDisposable
{
    private readonly EventDatabase _database;

    private DoorScene(EventDatabase database, TicketingService service)
    {
        _database = database;
        Service = service;
    }

    public TicketingService Service { get; }

    public EventId EventId { get; private set; }

    public HttpClient Seller { get; private set; } = null!;

    public HttpClient Buyer { get; private set; } = null!;

    /// <summary>The booking of seats 1, 2 and 3 of row 1.</summary>
    public Facts Booking { get; private set; } = null!;

    public static async Task<DoorScene> OpenAsync(EventDatabase database)
    {
        var scene = new DoorScene(database, database.SharedService());
        scene.Seller = await scene.Service.SignedInAsync("seller");
        scene.Buyer = await scene.Service.SignedInAsync("buyer");
        scene.EventId = await database.NewEventAsync();

        // On sale, so that no other test's host goes on looking whether its seats are ready.
        await database.ScalarAsync<object?>(
            """
            UPDATE events SET seller_id = $2, name = '北極光；Tour, "live"', time_zone = 'Asia/Taipei', status = 'ON_SALE'
            WHERE event_id = $1
            """,
            scene.EventId.Value, await IdOf(scene.Seller));
        // Held, paid and given back in one moment: it is of one minute and one hour.
        scene.Booking = new Facts(scene.EventId, (1, 1), (1, 2), (1, 3))
        {
            Buyer = new(await IdOf(scene.Buyer)), At = DateTimeOffset.UtcNow,
        };
        await database.RecordTickets.HandleAsync([scene.Booking.Reserved(), scene.Booking.Paid()], default);
        return scene;
    }

    public static async Task<Guid> IdOf(HttpClient client) =>
        (Guid)(await UserEndpointTests.Json(await client.GetAsync("/users/me")))["user_id"]!;

    /// <summary>The order's tickets as the caller sees them.</summary>
    public async Task<JsonArray> TicketsAsync(HttpClient? caller = null) => (await UserEndpointTests.Json(
        await (caller ?? Buyer).GetAsync($"/tickets/orders/{Booking.BookingId}")))["tickets"]!.AsArray();

    /// <summary>The answer to who asks for the order's tickets.</summary>
    public Task<HttpResponseMessage> TicketsAnswerAsync(HttpClient caller) =>
        caller.GetAsync($"/tickets/orders/{Booking.BookingId}");

    /// <summary>The code of seat <paramref name="seat"/> of row 1.</summary>
    public async Task<string> CodeAsync(int seat = 1) => (string)(await TicketsAsync())[seat - 1]!["code"]!;

    /// <summary>A code of our key for anything.</summary>
    public string Sign(EventId id, int seat, BookingId booking) => Service.Services
        .GetRequiredService<TicketSigner>()
        .Write(new TicketClaims(new TicketId(id, "A", new SeatPosition(1, 1, seat)), booking));

    /// <summary>Invites a person to the door, who accepts.</summary>
    public async Task HireAsync(HttpClient helper)
    {
        var email = (string)(await UserEndpointTests.Json(await helper.GetAsync("/users/me")))["email"]!;
        (await InviteAsync(email)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var invitation = (await DoorsAsync(helper))["invitations"]!.AsArray().ShouldHaveSingleItem()!;
        (await AnswerAsync(helper, (Guid)invitation["invitation_id"]!, "accept")).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
    }

    public Task<HttpResponseMessage> InviteAsync(string email) =>
        Seller.PostAsJsonAsync($"/events/{EventId}/door-invitations", new { email });

    /// <param name="helper">Who answers.</param>
    /// <param name="invitation">Its id.</param>
    /// <param name="answer">accept or decline.</param>
    public static Task<HttpResponseMessage> AnswerAsync(HttpClient helper, Guid invitation, string answer) =>
        helper.PostAsync($"/users/me/door-invitations/{invitation}/{answer}", null);

    public static async Task<JsonNode> DoorsAsync(HttpClient helper) =>
        await UserEndpointTests.Json(await helper.GetAsync("/users/me/doors"));

    public Task RefundAsync(params (int Row, int Seat)[] seats) =>
        _database.RecordTickets.HandleAsync([Booking.Refunded(seats)], default);

    /// <summary>A scan as the page sends it.</summary>
    public static JsonObject Scan(string code, string device = "Gate 1", DateTimeOffset? at = null, Guid? id = null) =>
        new()
    {
        ["scan_id"] = id ?? Guid.NewGuid(), ["payload"] = code, ["device_id"] = device,
        ["scanned_at"] = at ?? DateTimeOffset.UtcNow,
    };

    /// <summary>Asks about one scan.</summary>
    public async Task<JsonNode> ScanAsync(JsonObject scan, HttpClient? staff = null) => await UserEndpointTests.Json(
        await (staff ?? Seller).PostAsJsonAsync($"/events/{EventId}/scans", scan));

    /// <summary>Proof that a device reached the service at that time.</summary>
    public string ContactAt(DateTimeOffset time) =>
        DoorContact.Write(EventId, time, Service.Services.GetRequiredService<TicketSigner>());

    /// <summary>
    /// Tells of scans made without a network; their outcomes. The devices had their last contact two hours ago, unless a
    /// scan says otherwise.
    /// </summary>
    public async Task<List<string>> UploadAsync(params JsonObject[] scans) =>
        [.. (await ReportAsync(scans)).Select(r => (string)r!["outcome"]!)];

    /// <summary>What <see cref="UploadAsync"/> does; the whole answers.</summary>
    public async Task<JsonArray> ReportAsync(params JsonNode[] entries)
    {
        var sent = new JsonArray([.. entries.Select(entry => entry.DeepClone())]);
        foreach (var scan in sent.OfType<JsonObject>().Where(scan => !scan.ContainsKey("contact")))
        {
            scan["contact"] = ContactAt(DateTimeOffset.UtcNow.AddHours(-2));
        }

        var answer = await UserEndpointTests.Json(await Seller.PostAsJsonAsync(
            $"/events/{EventId}/scans/batch", new JsonObject { ["scans"] = sent }));
        return answer["results"]!.AsArray();
    }

    public async Task<JsonArray> ConflictsAsync() => (await UserEndpointTests.Json(
        await Seller.GetAsync($"/events/{EventId}/scan-conflicts")))["conflicts"]!.AsArray();

    public async ValueTask DisposeAsync()
    {
        Seller.Dispose();
        Buyer.Dispose();
        await Service.DisposeAsync();
    }
}
