using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>A seller's event on sale, and its plan over HTTP.</summary>
internal sealed class PlanScene : IDisposable
{
    private static long _offset;
    private readonly EventDatabase _database;

    private PlanScene(EventDatabase database, HttpClient seller, EventId id) =>
        (_database, Seller, Id, Path) = (database, seller, id, $"/events/{id}");

    public HttpClient Seller { get; }

    public EventId Id { get; }

    public string Path { get; }

    public static async Task<PlanScene> OpenAsync(
        EventDatabase database, TicketingService service, string sections, string drawing = "null")
    {
        var seller = await service.SignedInAsync("seller");
        var created = await seller.PostAsJsonAsync("/events", JsonNode.Parse(
            $$"""
            {"name":"Aurora Tour","venue":"Dome","starts_at":"2031-05-01T19:00","time_zone":"Asia/Taipei","currency":"TWD",
             "sections":{{sections}},"drawing":{{drawing}}}
            """));
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        var id = long.Parse(created.Headers.Location!.ToString().Split('/')[^1], CultureInfo.InvariantCulture);
        await database.Database.ExecuteAsync("UPDATE events SET status = 'ON_SALE' WHERE event_id = @id", new { id }, default);
        return new PlanScene(database, seller, new EventId(id));
    }

    public void Dispose() => Seller.Dispose();

    /// <summary>The plan, and whatever else <c>GET …/plan</c> says.</summary>
    public async Task<JsonNode> ReadAsync() => await UserEndpointTests.Json(await Seller.GetAsync(Path + "/plan"));

    public Task<HttpResponseMessage> PutAsync(JsonNode plan, int edition, string? taken = null) =>
        Seller.PutAsJsonAsync(Path + "/plan", BodyOf(plan, edition, taken));

    public Task<HttpResponseMessage> PreviewAsync(JsonNode plan, int edition, string? taken = null) =>
        Seller.PostAsJsonAsync(Path + "/plan/preview", BodyOf(plan, edition, taken));

    /// <summary>Sends the plan that is there with one change.</summary>
    public async Task<HttpResponseMessage> ChangeAsync(Action<JsonObject> change, string? taken = null)
    {
        var now = await ReadAsync();
        var plan = now["plan"]!.DeepClone().AsObject();
        change(plan);
        return await PutAsync(plan, (int)now["edition"]!, taken);
    }

    /// <summary>The answer to a change that is made.</summary>
    public async Task<JsonNode> ChangedAsync(Action<JsonObject> change, string? taken = null)
    {
        var answer = await ChangeAsync(change, taken);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>As seat-reservation answers when the seats have followed.</summary>
    public IncomingMessage Applied(string section, int edition, params SeatPosition[] kept) => Incoming(
        Topics.TicketsReserved, new SeatPlanChanged(Id, section, edition, kept), ContractsJson.Default.SeatPlanChanged);

    public static IncomingMessage Incoming<T>(
        TopicKind kind, T body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json) => new()
    {
        Topic = kind.In(Channel.Lane(0)), Kind = kind, Channel = Channel.Lane(0), Partition = 0,
        Offset = Interlocked.Increment(ref _offset), Key = "", MessageId = Guid.NewGuid(), Type = typeof(T).Name,
        Payload = JsonSerializer.SerializeToUtf8Bytes(body, json),
    };

    public Task HandleAsync(params IncomingMessage[] batch) => _database.RecordTickets.HandleAsync(batch, default);

    /// <summary>Seats of a section that have a ticket, as <c>1-1-2</c>, with <c>*</c> for those that somebody has.</summary>
    public async Task<IReadOnlyList<string>> TicketsAsync(string section) => await _database.Database.QueryAsync<string>(
        """
        SELECT subsection || '-' || row_number || '-' || seat_number || CASE WHEN status = 0 THEN '' ELSE '*' END
        FROM tickets WHERE event_id = @EventId AND section = @section ORDER BY subsection, row_number, seat_number
        """,
        new { EventId = Id.Value, section }, default);

    /// <summary>Changed sections that were told to seat-reservation, in order.</summary>
    public async Task<IReadOnlyList<ChangeSeatPlan>> ToldAsync() =>
    [
        .. (await _database.Database.QueryAsync<string>(
            """
            SELECT convert_from(payload, 'UTF8') FROM outbox
            WHERE message_type = 'ChangeSeatPlan' AND message_key LIKE @Key ORDER BY id
            """,
            new { Key = $"event-{Id}-section-%" }, default))
            .Select(json => JsonSerializer.Deserialize(json, ContractsJson.Default.ChangeSeatPlan)!),
    ];

    /// <summary>A list of places as a plan has it.</summary>
    public static JsonArray Places(params (int Row, int Seat)[] places) =>
        [.. places.Select(p => (JsonNode)new JsonObject { ["row"] = p.Row, ["seat"] = p.Seat })];

    public static JsonObject Subsection(JsonObject plan, int section, int subsection) =>
        plan["sections"]![section]!["subsections"]![subsection]!.AsObject();

    private static JsonObject BodyOf(JsonNode plan, int edition, string? taken) =>
        new() { ["edition"] = edition, ["plan"] = plan.DeepClone(), ["taken"] = taken };
}
