using System.Collections.Concurrent;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Faults;

/// <summary>The event of a group of kills, with the people and what they saw.</summary>
internal sealed class FaultScene(
    RunningSystem system, SandboxControl sandbox, Person seller, IReadOnlyList<Recipient> recipients, long eventId,
    TimeSpan patience)
{
    private readonly ConcurrentDictionary<SeenTicket, string> _codes = new();
    private readonly ConcurrentBag<(Recipient Holder, Guid OrderId)> _holders = [];
    private readonly ConcurrentBag<SeenTicket> _admitted = [];

    public RunningSystem System => system;

    public TicketingClient Client => system.Client;

    public SandboxControl Sandbox => sandbox;

    /// <summary>One for each of the people, where the flow's people need accounts.</summary>
    public ConcurrentQueue<Person> Accounts { get; } = [];

    /// <summary>Of the event; also its desk.</summary>
    public Person Seller => seller;

    /// <summary>People with an account, to whom tickets are given.</summary>
    public IReadOnlyList<Recipient> Recipients => recipients;

    public long EventId => eventId;

    /// <summary>Until everybody has every answer.</summary>
    public TimeSpan Patience => patience;

    /// <summary>Every ticket that anybody ever got, with a code of it.</summary>
    public IReadOnlyDictionary<SeenTicket, string> Codes => _codes;

    /// <summary>Who took tickets of an order over.</summary>
    public IReadOnlyCollection<(Recipient Holder, Guid OrderId)> Holders => _holders;

    /// <summary>Tickets that let somebody in while the kills went on.</summary>
    public IReadOnlyCollection<SeenTicket> Admitted => _admitted;

    /// <summary>The text of the event's codes that buyers type.</summary>
    public IReadOnlyList<string> TypedCodes { get; set; } = [];

    public void Saw(IEnumerable<MyTicketAnswer> tickets)
    {
        foreach (var ticket in tickets.Where(ticket => ticket.Code is not null))
        {
            _codes[SeenTicket.Of(ticket)] = ticket.Code!;
        }
    }

    public void TookOver(Recipient holder, Guid orderId) => _holders.Add((holder, orderId));

    public void LetIn(MyTicketAnswer ticket) => _admitted.Add(SeenTicket.Of(ticket));

    /// <summary>Scans a code at the door.</summary>
    /// <param name="code">Of a ticket.</param>
    /// <param name="scanId">The same for the same scan asked for again.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Answer<ScanAnswer>> ScanAsync(string code, Guid scanId, CancellationToken cancellation) =>
        seller.PostAsync<ScanRequest, ScanAnswer>(
            $"/events/{eventId}/scans",
            new ScanRequest
            {
                ScanId = scanId, Payload = code, DeviceId = "Gate 1", ScannedAt = DateTimeOffset.UtcNow,
            },
            cancellation);
}

/// <summary>
/// What a code says: a seat, and the number that follows from booking and generation. The text of a code is another one each
/// time: its signature is.
/// </summary>
internal readonly record struct SeenTicket(string TicketId, string Number)
{
    public static SeenTicket Of(MyTicketAnswer ticket) => new(ticket.TicketId, ticket.Number);
}

/// <summary>Somebody with an account whose address is known.</summary>
internal sealed record Recipient(Person Person, string Email)
{
    private const string Password = "correct horse battery";

    /// <summary>Registers one.</summary>
    public static async Task<Recipient> RegisterAsync(RunningSystem system, string name)
    {
        var email = $"{Guid.NewGuid():n}@example.com";
        var client = system.Client;
        var account = await Served.AnswerAsync(
            ct => client.Visitor.PostAsync<RegisterUserRequest, UserAnswer>(
                "/users/register",
                new RegisterUserRequest { Email = email, Password = Password, Name = name, Role = "buyer" }, ct),
            "a registration");
        var id = account.Value.UserId;
        return new Recipient(new Person(client.Http, id, system.Accounts.Token(id, "buyer", name)), email);
    }
}
