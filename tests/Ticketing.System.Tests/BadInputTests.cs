using System.Net.Http.Headers;
using System.Text;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;
using Ticketing.System.Tests.Running;

namespace Ticketing.System.Tests;

/// <summary>
/// Whatever is wrong with a request, the answer is problem details with the right status and a stable code.
/// </summary>
[Collection(MainCollection.Name)]
public sealed class BadInputTests(MainSystem main) : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string Create = "/orders/create";
    private const string Best = """{"event_id":{event},"section":"A","mode":"best_available","quantity":1}""";

    private static readonly Dictionary<string, BadRequest> Requests = new()
    {
        ["malformed JSON"] = new(400, "malformed-json", Caller.Buyer, "POST", Create, """{"event_id":"""),
        ["wrong type of a field"] = new(400, null, Caller.Buyer, "POST", Create, Best.Replace("1}", "\"one\"}")),
        ["empty body"] = new(400, null, Caller.Buyer, "POST", Create, ""),
        ["empty object"] = new(400, null, Caller.Buyer, "POST", Create, "{}"),
        ["unknown mode"] = new(400, null, Caller.Buyer, "POST", Create, Best.Replace("best_available", "magic")),
        ["wrong content type"] = new(415, null, Caller.Buyer, "POST", Create, Best, "text/plain"),
        ["wrong method"] = new(405, null, Caller.Buyer, "DELETE", Create),
        ["huge body"] = new(413, null, Caller.Buyer, "POST", Create, new string(' ', 20_000_000)),

        ["no token"] = new(401, "unauthenticated", Caller.Nobody, "POST", Create, Best),
        ["expired token"] = new(401, "unauthenticated", Caller.Expired, "POST", Create, Best),
        ["tampered token"] = new(401, "unauthenticated", Caller.Tampered, "POST", Create, Best),
        ["history without token"] = new(401, "unauthenticated", Caller.Nobody, "GET", "/orders/{buyer}"),
        ["wrong password"] = new(401, "invalid-credentials", Caller.Nobody, "POST", "/users/login",
            """{"email":"nobody@example.com","password":"wrong password"}"""),

        ["seller orders"] = new(403, "forbidden", Caller.Seller, "POST", Create, Best),
        ["buyer creates an event"] = new(403, "forbidden", Caller.Buyer, "POST", "/events", "{}"),
        ["someone else's order"] = new(403, "not-your-order", Caller.Other, "GET", "/orders/{buyer}/{order}"),
        ["someone else's history"] = new(403, "not-your-order", Caller.Other, "GET", "/orders/{buyer}"),
        ["paying someone else's order"] = new(403, "not-your-order", Caller.Other, "POST", "/orders/{order}/confirm",
            """{"payment_token":"tok_ok"}"""),
        ["cancelling someone else's order"] = new(403, "not-your-order", Caller.Other, "POST",
            "/orders/{order}/cancel"),
        ["closing someone else's event"] = new(403, "not-your-event", Caller.Seller, "POST", "/events/{event}/close"),

        ["order for an unknown event"] = new(404, "event-not-found", Caller.Buyer, "POST", Create,
            Best.Replace("{event}", "987654321")),
        ["order for a negative event"] = new(400, "invalid-request", Caller.Buyer, "POST", Create,
            Best.Replace("{event}", "-1")),
        ["order for an unknown section"] = new(404, "section-not-found", Caller.Buyer, "POST", Create,
            Best.Replace("\"A\"", "\"Z\"")),
        ["unknown event"] = new(404, "event-not-found", Caller.Nobody, "GET", "/events/987654321"),
        ["negative event"] = new(404, null, Caller.Nobody, "GET", "/events/-1"),
        ["event that is no number"] = new(404, null, Caller.Nobody, "GET", "/events/abc"),
        ["tickets of an unknown event"] = new(404, "event-not-found", Caller.Nobody, "GET",
            "/events/987654321/tickets"),
        ["seats of an unknown event"] = new(404, "event-not-found", Caller.Nobody, "GET",
            "/api/seat_reservation/987654321/sections"),
        ["seats of an unknown section"] = new(404, "section-not-found", Caller.Nobody, "GET",
            "/api/seat_reservation/{event}/sections/Z"),
        ["seats of an unknown subsection"] = new(404, "subsection-not-found", Caller.Nobody, "GET",
            "/api/seat_reservation/{event}/tickets/section/A/subsection/99"),
        ["seats of a negative subsection"] = new(404, null, Caller.Nobody, "GET",
            "/api/seat_reservation/{event}/tickets/section/A/subsection/-1"),
        ["changes of an unknown event"] = new(404, "event-not-found", Caller.Nobody, "GET",
            "/api/seat_reservation/987654321/changes"),
        ["unknown order"] = new(404, "order-not-found", Caller.Buyer, "POST", $"/orders/{Guid.Empty}/confirm",
            """{"payment_token":"tok_ok"}"""),
        ["order that is no id"] = new(404, null, Caller.Buyer, "POST", "/orders/12/confirm",
            """{"payment_token":"tok_ok"}"""),
        ["unknown path of a service"] = new(404, null, Caller.Buyer, "GET", "/events/{event}/nothing"),
        ["internal path from outside"] = new(404, null, Caller.Nobody, "GET", "/internal/event-directory?after=0"),

        ["quantity 0"] = new(422, "quantity-out-of-range", Caller.Buyer, "POST", Create,
            Best.Replace("\"quantity\":1", "\"quantity\":0")),
        ["quantity 10,000"] = new(422, "quantity-out-of-range", Caller.Buyer, "POST", Create,
            Best.Replace("\"quantity\":1", "\"quantity\":10000")),
        ["quantity -1"] = new(422, "quantity-out-of-range", Caller.Buyer, "POST", Create,
            Best.Replace("\"quantity\":1", "\"quantity\":-1")),
        ["a seat that does not exist"] = new(422, "no-such-seat", Caller.Buyer, "POST", Create,
            """{"event_id":{event},"section":"A","mode":"manual","seats":[{"subsection":1,"row":99,"seat":1}]}"""),
        ["a seat that is a gap"] = new(422, "no-such-seat", Caller.Buyer, "POST", Create,
            """{"event_id":{event},"section":"A","mode":"manual","seats":[{"subsection":1,"row":1,"seat":1}]}"""),
        ["a card number instead of a token"] = new(422, "card-number-not-accepted", Caller.Buyer, "POST",
            "/orders/{order}/confirm", """{"payment_token":"4242424242424242"}"""),

        ["page of nothing"] = new(400, "invalid-request", Caller.Nobody, "GET", "/events?limit=0"),
        ["page of too many"] = new(400, "invalid-request", Caller.Nobody, "GET", "/events?limit=1000"),
        ["short password"] = new(400, "invalid-request", Caller.Nobody, "POST", "/users/register",
            """{"email":"a@example.com","password":"short","name":"A","role":"buyer"}"""),
        ["event without sections"] = new(400, "invalid-request", Caller.Seller, "POST", "/events",
            """{"name":"X","venue":"Y","starts_at":"2030-01-01T00:00:00Z","currency":"TWD","sections":[]}"""),
    };

    private OrderResponse _order = null!;
    private Person _buyer = null!;

    /// <summary>The titles.</summary>
    public static TheoryData<string> Titles => [.. Requests.Keys];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        (_buyer, _order) = await Sample.GetAsync(main.System.Client);
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Is_refused_by_problem_details(string title)
    {
        var bad = Requests[title];
        string Fill(string text) => text.Replace("{event}", $"{_order.EventId}").Replace("{buyer}", $"{_buyer.Id}")
            .Replace("{order}", $"{_order.OrderId}");
        using var content = bad.Body is null ? null : new StringContent(Fill(bad.Body), Encoding.UTF8);
        if (content is not null)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue(bad.ContentType);
        }

        var answer = await As(bad.Caller).SendAsync<OrderResponse>(new HttpMethod(bad.Method), Fill(bad.Path), content);

        Assert.True(bad.Status == (int)answer.Status, $"{(int)answer.Status} instead of {bad.Status}: {answer.Body}");
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Equal(bad.Status, answer.Problem!.Status);
        Assert.False(string.IsNullOrEmpty(answer.Code), answer.Body);
        Assert.Equal(bad.Code ?? answer.Code, answer.Code);
    }

    [Fact]
    public async Task An_idempotency_key_gives_the_same_order_and_refuses_another_body()
    {
        var key = Guid.NewGuid().ToString();
        var one = CreateOrderRequest.Best(_order.EventId, "A", 1);
        var first = await _buyer.OrderAsync(one, key);
        var again = await _buyer.OrderAsync(one, key);
        var other = await _buyer.OrderAsync(one with { Quantity = 2 }, key);

        Assert.Equal(first.Value.OrderId, again.Value.OrderId);
        Assert.Equal((409, "idempotency-key-reused"), ((int)other.Status, other.Code));
        await _buyer.SettledAsync(first.Value.OrderId);
        await _buyer.CancelAsync(first.Value.OrderId);
    }

    [Fact]
    public async Task An_e_mail_address_registers_once()
    {
        var person = new RegisterUserRequest
        {
            Email = $"{Guid.NewGuid():n}@example.com", Password = "correct horse battery", Name = "Ada", Role = "buyer",
        };
        var visitor = main.System.Client.Visitor;
        var first = await visitor.PostAsync<RegisterUserRequest, UserAnswer>("/users/register", person);
        var second = await visitor.PostAsync<RegisterUserRequest, UserAnswer>("/users/register", person);

        Assert.Equal(201, (int)first.Status);
        Assert.Equal((409, "email-taken"), ((int)second.Status, second.Code));
    }

    private ApiClient As(Caller caller) => caller switch
    {
        Caller.Nobody => main.System.Client.Visitor,
        Caller.Buyer => _buyer,
        Caller.Other => main.System.Client.Buyer("Other"),
        Caller.Seller => main.System.Client.Someone("seller", TimeSpan.FromMinutes(5)),
        Caller.Expired => main.System.Client.Someone("buyer", TimeSpan.FromMinutes(-5)),
        _ => new ApiClient(main.System.Client.Http, Tampered(_buyer.Token)),
    };

    /// <summary>Another character in the middle of the signature.</summary>
    private static string Tampered(string token)
    {
        var at = token.Length - 20;
        return token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
    }

    private enum Caller
    {
        Nobody,
        Buyer,
        Other,
        Seller,
        Expired,
        Tampered,
    }

    /// <summary>A request and what it must be refused with; code null: any.</summary>
    private sealed record BadRequest(
        int Status, string? Code, Caller Caller, string Method, string Path, string? Body = null,
        string ContentType = Json);

    /// <summary>The event and order that the requests are about, made once.</summary>
    private static class Sample
    {
        private static readonly SemaphoreSlim Once = new(1);
        private static (TicketingClient Client, Person Buyer, OrderResponse Order)? _made;

        public static async Task<(Person Buyer, OrderResponse Order)> GetAsync(TicketingClient client)
        {
            await Once.WaitAsync();
            try
            {
                if (_made?.Client != client)
                {
                    var gap = new SubsectionDraft
                    {
                        Number = 1, Rows = 4, SeatsPerRow = 10, Unavailable = [new RowSeat { Row = 1, Seat = 1 }],
                    };
                    var draft = EventDraft.Of("Bad input", 1, 1, 4, 10) with
                    {
                        Sections = [new SectionDraft { Name = "A", Price = 100_000, Subsections = [gap] }],
                    };
                    var onSale = await client.OnSaleAsync(draft);
                    var buyer = client.Buyer();
                    _made = (client, buyer, await buyer.BookAsync(CreateOrderRequest.Best(onSale.EventId, "A", 2)));
                }

                return (_made.Value.Buyer, _made.Value.Order);
            }
            finally
            {
                Once.Release();
            }
        }
    }
}
