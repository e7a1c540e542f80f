using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Transfers;

/// <summary>A buyer with three paid tickets, and a friend with a verified address to give some to.</summary>
internal sealed class TransferScene : IAsyncDisposable
{
    private TransferScene(DoorScene door, HttpClient friend, string address)
    {
        Door = door;
        Friend = friend;
        Address = address;
    }

    public DoorScene Door { get; }

    public HttpClient Friend { get; }

    /// <summary>The friend's.</summary>
    public string Address { get; }

    public static async Task<TransferScene> OpenAsync(EventDatabase database)
    {
        var door = await DoorScene.OpenAsync(database);
        var friend = await door.Service.SignedInAsync("buyer");
        return new TransferScene(door, friend, await AddressOf(friend));
    }

    public static async Task<string> AddressOf(HttpClient person) =>
        (string)(await UserEndpointTests.Json(await person.GetAsync("/users/me")))["email"]!;

    /// <summary>Offers seats of row 1, by the buyer to the friend unless others are named.</summary>
    public Task<HttpResponseMessage> OfferAsync(int[] seats, string? to = null, HttpClient? from = null) =>
        (from ?? Door.Buyer).PostAsJsonAsync(
            $"/tickets/orders/{Door.Booking.BookingId}/transfers",
            new { email = to ?? Address, ticket_ids = seats.Select(s => $"{Door.EventId}-A-1-1-{s}") });

    /// <summary>The id of an offer that is made.</summary>
    public async Task<Guid> OfferedAsync(int[] seats, string? to = null, HttpClient? from = null)
    {
        var answer = await OfferAsync(seats, to, from);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (Guid)(await UserEndpointTests.Json(answer))["transfers"]!.AsArray().ShouldHaveSingleItem()!["transfer_id"]!;
    }

    /// <param name="transfer">Which.</param>
    /// <param name="answer">accept, decline or withdraw.</param>
    /// <param name="by">The friend, unless somebody else is named.</param>
    public Task<HttpResponseMessage> AnswerAsync(Guid transfer, string answer, HttpClient? by = null) =>
        (by ?? Friend).PostAsync($"/users/me/ticket-transfers/{transfer}/{answer}", null);

    public async Task AcceptedAsync(Guid transfer, HttpClient? by = null) =>
        (await AnswerAsync(transfer, "accept", by)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    /// <param name="list">offers, given or received.</param>
    /// <param name="person">Whose list.</param>
    public static async Task<JsonArray> ListAsync(string list, HttpClient person) =>
        (await UserEndpointTests.Json(await person.GetAsync("/users/me/ticket-transfers")))[list]!.AsArray();

    public async ValueTask DisposeAsync()
    {
        Friend.Dispose();
        await Door.DisposeAsync();
    }
}
