using System.Net;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Running;

/// <summary>Makes the people of a test and does what needs several of them.</summary>
public sealed class TicketingClient : IDisposable
{
    private const string Password = "correct horse battery";

    private readonly Accounts _accounts;
    private readonly SemaphoreSlim _once = new(1);
    private Person? _seller;

    /// <param name="gateway">The public origin.</param>
    /// <param name="accounts">Signs the tokens of people who never log in.</param>
    /// <param name="connections">Bound of open connections; each goes to one replica.</param>
    public TicketingClient(Uri gateway, Accounts accounts, int connections = 256)
    {
        _accounts = accounts;
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = connections,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
        };
        Http = new HttpClient(handler) { BaseAddress = gateway, Timeout = Eventually.Patience };
        Visitor = new ApiClient(Http);
    }

    /// <summary>Somebody who is not signed in.</summary>
    public ApiClient Visitor { get; }

    /// <summary>The connection to the gateway.</summary>
    public HttpClient Http { get; }

    /// <summary>A new buyer, who has a token without having registered.</summary>
    public Person Buyer(string name = "Buyer")
    {
        var id = Guid.CreateVersion7();
        return new Person(Http, id, _accounts.Token(id, "buyer", name));
    }

    /// <summary>Somebody with any role and token lifetime.</summary>
    public Person Someone(string role, TimeSpan lifetime)
    {
        var id = Guid.CreateVersion7();
        return new Person(Http, id, _accounts.Token(id, role, "Someone", lifetime));
    }

    /// <summary>Registers and logs in by e-mail and password.</summary>
    public async Task<Person> SignUpAsync(string role, string name)
    {
        var email = "";
        var account = await Served.AnswerAsync(
            ct =>
            {
                // Another one each time: what became of a registration whose answer was lost is not known.
                email = $"{Guid.NewGuid():n}@example.com";
                return Visitor.PostAsync<RegisterUserRequest, UserAnswer>(
                    "/users/register",
                    new RegisterUserRequest { Email = email, Password = Password, Name = name, Role = role }, ct);
            },
            "a registration");
        var signedIn = await Served.AnswerAsync(
            ct => Visitor.PostAsync<LogInRequest, TokenAnswer>(
                "/users/login", new LogInRequest { Email = email, Password = Password }, ct),
            "a log-in");
        return new Person(Http, account.Value.UserId, signedIn.Value.Token);
    }

    /// <summary>
    /// The seller of this client's events: registered once, then with a token that outlasts the run.
    /// </summary>
    public async Task<Person> SellerAsync()
    {
        await _once.WaitAsync();
        try
        {
            if (_seller is null)
            {
                var registered = await SignUpAsync("seller", "Sol");
                _seller = new Person(Http, registered.Id, _accounts.Token(registered.Id, "seller", "Sol"));
            }

            return _seller;
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>Creates an event and waits until an order for it is possible.</summary>
    public async Task<EventAnswer> OnSaleAsync(EventDraft draft, Person? seller = null, TimeSpan? patience = null)
    {
        var by = seller ?? await SellerAsync();
        var created = (await by.CreateEventAsync(draft)).Value;
        var onSale = await Eventually.GetAsync(
            cancellation => Visitor.EventAsync(created.EventId, cancellation), e => e.Status == "ON_SALE",
            $"event {created.EventId} on sale", patience);
        // The booking service copies the directory of events by polling. An order for no seats changes
        // nothing and is
        // refused for its quantity only once the service knows that the event is on sale; for an event with a waiting
        // room the gateway knows it from booking, and refuses first.
        var probe = Buyer("Probe");
        await Eventually.GetAsync(
            cancellation => probe.OrderAsync(
                CreateOrderRequest.Best(created.EventId, onSale.Sections![0].Name, 0), cancellation: cancellation),
            answer => answer.Code is "quantity-out-of-range" or "waiting-room",
            $"event {created.EventId} known to booking", patience,
            answer => answer.Body);
        return onSale;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Http.Dispose();
        _once.Dispose();
    }
}
