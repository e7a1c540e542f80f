using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;

namespace Ticketing.System.Tests.Steps;

/// <summary>What a scenario is about: one event, some people by name, and their orders.</summary>
public sealed class World(TicketingClient client)
{
    private readonly Dictionary<string, Person> _people = [];
    private readonly List<(string Who, Guid Order)> _orders = [];
    private EventAnswer? _event;

    /// <summary>Drives the system.</summary>
    public TicketingClient Client => client;

    /// <summary>The event of the scenario.</summary>
    public EventAnswer Event
    {
        get => _event ?? throw new InvalidOperationException("The scenario has no event yet.");
        set => _event = value;
    }

    /// <summary>True once an event was made.</summary>
    public bool HasEvent => _event is not null;

    /// <summary>What the last person to try was refused with.</summary>
    public Answer<OrderResponse>? LastAnswer { get; set; }

    /// <summary>A person; a name heard for the first time is a new buyer.</summary>
    public Person Who(string name)
    {
        if (!_people.TryGetValue(name, out var person))
        {
            _people[name] = person = client.Buyer(name);
        }

        return person;
    }

    /// <summary>A person who registered and logged in.</summary>
    public void Know(string name, Person person) => _people[name] = person;

    /// <summary>Orders and waits for the seats.</summary>
    public async Task<OrderResponse> BookAsync(string who, CreateOrderRequest request)
    {
        var order = await Who(who).BookAsync(request);
        _orders.Add((who, order.OrderId));
        return order;
    }

    /// <summary>An order that somebody has without asking for it here.</summary>
    public void Remember(string who, Guid order) => _orders.Add((who, order));

    /// <summary>Somebody's last order, as it is now.</summary>
    public async Task<OrderResponse> LastOrderAsync(string who) =>
        (await Who(who).OrderAsync(LastOrderId(who))).Value;

    /// <summary>Somebody's last order.</summary>
    public Guid LastOrderId(string who) => _orders.Last(o => o.Who == who).Order;

    /// <summary>All orders as they are now.</summary>
    public async Task<List<OrderResponse>> OrdersAsync()
    {
        var orders = new List<OrderResponse>();
        foreach (var (who, order) in _orders)
        {
            orders.Add((await Who(who).OrderAsync(order)).Value);
        }

        return orders;
    }
}
