using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Notifications;

[Collection(ServersCollection.Name)]
public sealed class NotificationSocketTests(Servers servers)
{
    private const string Protocol = "ticketing.notifications.v1";
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Unread_ones_come_first_then_new_ones_from_any_replica_and_reading_is_remembered()
    {
        // Rare, so that what comes at once came by Redis; the poll stays the net under a lost message.
        var options = new BookingOptions { UpdatePollInterval = TimeSpan.FromSeconds(15) };
        await using var host = await BookingHost.CreateAsync(servers, options: options);
        await using var other = await BookingHost.CreateAsync(
            servers, database: host.ConnectionString, options: options);
        await host.StartAsync();
        await other.StartAsync();
        var old = await NotifyAsync(host);

        using var here = await ConnectAsync(host, _buyer);
        using var there = await ConnectAsync(other, _buyer);
        foreach (var socket in new[] { here, there })
        {
            var first = await ReadAsync(socket);
            first.GetProperty("type").GetString().ShouldBe("unread");
            first.GetProperty("unread").GetInt64().ShouldBe(1);
            IdOf(first.GetProperty("notifications")[0]).ShouldBe(old);
        }

        var fresh = await NotifyAsync(host);
        foreach (var socket in new[] { here, there })
        {
            var push = await ReadAsync(socket);
            push.GetProperty("type").GetString().ShouldBe("notification");
            IdOf(push.GetProperty("notification")).ShouldBe(fresh);
        }

        await here.SendAsync(
            Encoding.UTF8.GetBytes($$"""{"type":"ack","ids":["{{old}}"]}"""), WebSocketMessageType.Text, true, default);
        (await ReadAsync(here)).GetProperty("unread").GetInt64().ShouldBe(1);
        using var http = Client(host, _buyer);
        var list = await http.GetFromJsonAsync<JsonElement>($"/orders/{_buyer}/notifications?unread=true");
        IdOf(list.GetProperty("notifications").EnumerateArray().Single()).ShouldBe(fresh);
    }

    [Fact]
    public async Task A_socket_is_for_its_own_user_with_a_token_and_never_by_the_address()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();

        (await StatusAsync(host, _buyer, null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(host, _buyer, "nonsense")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(host, TestBookings.NewBuyer(), TokenOf(host, _buyer))).ShouldBe(HttpStatusCode.Forbidden);
        using var http = Client(host, _buyer);
        (await http.GetAsync($"/orders/{TestBookings.NewBuyer()}/notifications")).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        (await http.GetAsync($"/orders/{_buyer}/notifications/ws")).StatusCode
            .ShouldBe(HttpStatusCode.UpgradeRequired);
    }

    [Fact]
    public async Task The_socket_closes_when_its_token_is_over()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        using var socket = await ConnectAsync(
            host, _buyer, BookingHost.Token(_buyer, "buyer", TimeSpan.FromSeconds(4), host.Clock));

        using var patience = new CancellationTokenSource(Eventually.Patience);
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(new byte[1_000], patience.Token);
        }
        while (part.MessageType != WebSocketMessageType.Close);

        ((int)socket.CloseStatus!).ShouldBe(4401);
    }

    [Fact]
    public async Task A_message_that_is_none_of_ours_ends_the_socket_and_harms_nothing()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        foreach (var (text, status) in new[]
        {
            ("nonsense", WebSocketCloseStatus.InvalidPayloadData),
            ("""{"type":"ack"}""", WebSocketCloseStatus.InvalidPayloadData),
            (new string('x', 20_000), WebSocketCloseStatus.MessageTooBig),
        })
        {
            using var socket = await ConnectAsync(host, _buyer);
            await ReadAsync(socket);
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);
            using var patience = new CancellationTokenSource(Eventually.Patience);
            (await socket.ReceiveAsync(new byte[100], patience.Token)).MessageType.ShouldBe(WebSocketMessageType.Close);
            socket.CloseStatus.ShouldBe(status);
        }
    }

    [Fact]
    public async Task The_list_is_paged_and_all_can_be_read_at_once()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, await NotifyAsync(host));
        }
        using var http = Client(host, _buyer);

        var seen = new List<Guid>();
        string? next = null;
        do
        {
            var page = await http.GetFromJsonAsync<JsonElement>(
                $"/orders/{_buyer}/notifications?limit=2{(next is null ? "" : $"&before={next}")}");
            page.GetProperty("unread").GetInt64().ShouldBe(5);
            seen.AddRange(page.GetProperty("notifications").EnumerateArray().Select(IdOf));
            next = page.GetProperty("next").ToString();
        }
        while (next.Length > 0);
        seen.ShouldBe(ids);

        var read = await http.PostAsJsonAsync($"/orders/{_buyer}/notifications/read", new { });
        (await read.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("unread").GetInt64().ShouldBe(0);
    }

    private async Task<Guid> NotifyAsync(BookingHost host)
    {
        var row = await host.ReadAsync((await host.InsertAsync(BookingStatus.Paid, _buyer))[0]);
        var notification = BookingNotifications.Confirmed(row);
        await host.NotifyAsync([notification]);
        return notification.Id;
    }

    private static string TokenOf(BookingHost host, UserId user) =>
        BookingHost.Token(user, "buyer", clock: host.Clock);

    private static HttpClient Client(BookingHost host, UserId user)
    {
        var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", TokenOf(host, user));
        return http;
    }

    private static Task<ClientWebSocket> ConnectAsync(BookingHost host, UserId user, string? token = null) =>
        OpenAsync(host, user, token ?? TokenOf(host, user));

    private static async Task<ClientWebSocket> OpenAsync(BookingHost host, UserId user, string? token)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.AddSubProtocol(Protocol);
        if (token is not null)
        {
            socket.Options.AddSubProtocol($"bearer.{token}");
        }
        try
        {
            await socket.ConnectAsync(
                new UriBuilder(host.Address) { Scheme = "ws", Path = $"/orders/{user}/notifications/ws" }.Uri, default);
            return socket;
        }
        catch (WebSocketException e)
        {
            e.Data["status"] = socket.HttpStatusCode;
            socket.Dispose();
            throw;
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(BookingHost host, UserId user, string? token) =>
        (HttpStatusCode)(await Should.ThrowAsync<WebSocketException>(() => OpenAsync(host, user, token)))
            .Data["status"]!;

    private static async Task<JsonElement> ReadAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        var buffer = new byte[64 * 1024];
        var part = await socket.ReceiveAsync(buffer, patience.Token);
        part.EndOfMessage.ShouldBeTrue();
        return JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, part.Count));
    }

    private static Guid IdOf(JsonElement notification) => notification.GetProperty("notification_id").GetGuid();
}
