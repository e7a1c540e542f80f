using System.Reflection;
using Ticketing.Architecture.Tests.Doors;

namespace Ticketing.Architecture.Tests;

/// <summary>
/// Inside a service: a folder is a capability, uses others only through the doors of its table, in no circle, and its
/// rules know no technique (docs/adr/0030-a-folder-a-capability.md).
/// </summary>
public class CapabilitiesTests
{
    private static readonly string[] Techniques =
    [
        "Microsoft.EntityFrameworkCore", "Npgsql", "Confluent.Kafka", "StackExchange.Redis", "Microsoft.AspNetCore",
        "Ticketing.Messaging", "Ticketing.ServiceDefaults", "Aspire", "System.Net.Http",
    ];

    /// <summary>Values of ServiceDefaults that rules may answer: a refusal, and the fingerprint of a request.</summary>
    private static readonly string[] Allowed = ["Refusal", "IdempotencyKey"];

    public static TheoryData<string> Services { get; } = [.. CapabilityService.All.Select(service => service.Name)];

    [Fact]
    public void A_service_with_capabilities_is_found()
    {
        CapabilityService.All.ShouldNotBeEmpty();
        CapabilityService.All.ShouldAllBe(service => service.Capabilities.Count > 1);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Infrastructure_knows_no_capability(string name)
    {
        var service = Find(name);
        service.Types.Count(type => service.FolderOf(type) == CapabilityService.Infrastructure).ShouldBeGreaterThan(0);
        InfrastructureUses(service.Uses).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_capability_uses_another_only_through_a_door(string name)
    {
        var service = Find(name);
        service.Uses.ShouldNotBeEmpty();
        WithoutDoor(service.Uses, DoorsOf(service)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_door_is_used(string name)
    {
        var service = Find(name);
        UnusedDoors(service.Uses, DoorsOf(service)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Capabilities_use_each_other_in_no_circle(string name)
    {
        var service = Find(name);
        service.Uses.ShouldNotBeEmpty();
        CircleIn(service.Uses).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Rules_know_neither_database_nor_broker_nor_HTTP(string name)
    {
        var service = Find(name);
        var pure = service.Types.Where(type => service.FolderOf(type) is not null && IsPure(type, service)).ToList();
        pure.ShouldNotBeEmpty();
        (service.Table?.PureTypes ?? []).Except(pure.Select(CapabilityService.NameOf)).ShouldBeEmpty("no such type");
        pure.SelectMany(TechniquesOf).ShouldBeEmpty();
    }

    [Fact]
    public void A_table_belongs_to_a_service()
    {
        ServiceDoors.All.ShouldNotBeEmpty();
        ServiceDoors.All.Select(table => table.Service)
            .Except(CapabilityService.All.Select(service => service.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void Twin_a_use_in_a_body_is_found()
    {
        // Used in a method's body alone, inside a lambda of an async method.
        var used = typeof(Probe).GetNestedTypes(BindingFlags.NonPublic).Append(typeof(Probe)).SelectMany(UsedTypes.Of);
        used.ShouldContain(typeof(HttpClient));
        TechniquesOf(typeof(Probe)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Twin_a_use_without_door_a_door_without_use_and_a_circle_are_found()
    {
        List<Use> uses = [new("Orders", "Holds", "HoldExpiry", "GetOrder"), new("Holds", "Bookings", "Row", "Sweep")];
        List<Door> doors = [new("Orders", "Holds", "HoldExpiry"), new("Holds", "Bookings", "Row")];
        WithoutDoor(uses, doors).ShouldBeEmpty();
        WithoutDoor(uses, [doors[0]]).ShouldHaveSingleItem();
        WithoutDoor([.. uses, new("Orders", "Holds", "HoldMirror", "GetOrder")], doors).ShouldHaveSingleItem();
        UnusedDoors(uses, doors).ShouldBeEmpty();
        UnusedDoors(uses, [.. doors, new Door("Orders", "Holds", "HoldMirror")]).ShouldHaveSingleItem();
        InfrastructureUses([.. uses, new("Infrastructure", "Holds", "HoldMirror", "Queue")]).ShouldHaveSingleItem();
        CircleIn(uses).ShouldBeNull();
        CircleIn([.. uses, new("Bookings", "Orders", "GetOrder", "Row")])
            .ShouldBe("Bookings -> Orders -> Holds -> Bookings");
    }

    private static CapabilityService Find(string name) => CapabilityService.All.Single(service => service.Name == name);

    private static IReadOnlyList<Door> DoorsOf(CapabilityService service) => service.Table?.Doors ?? [];

    private static IEnumerable<Use> InfrastructureUses(IEnumerable<Use> uses) =>
        uses.Where(use => use.Caller == CapabilityService.Infrastructure);

    private static IEnumerable<Use> WithoutDoor(IEnumerable<Use> uses, IReadOnlyList<Door> doors) => uses.Where(use =>
        use.Caller != CapabilityService.Infrastructure && !doors.Any(door => door.Caller == use.Caller
            && door.Callee == use.Callee && door.Types.Contains(use.Type)));

    private static IEnumerable<string> UnusedDoors(IReadOnlyList<Use> uses, IEnumerable<Door> doors) =>
        doors.SelectMany(door => door.Types.Select(type => (door.Caller, door.Callee, Type: type)))
            .Where(entry => !uses.Any(use => (use.Caller, use.Callee, use.Type) == entry))
            .Select(entry => $"{entry.Caller} -> {entry.Callee}: {entry.Type}");

    /// <summary>One circle as <c>A -> B -> A</c>, or null.</summary>
    private static string? CircleIn(IEnumerable<Use> uses)
    {
        var callees = uses.Where(use => use.Caller != CapabilityService.Infrastructure)
            .ToLookup(use => use.Caller, use => use.Callee);
        return callees.Select(caller => caller.Key).Order(StringComparer.Ordinal)
            .Select(caller => Follow([caller])).FirstOrDefault(circle => circle is not null);

        string? Follow(List<string> path) => callees[path[^1]].Distinct()
            .Select(next => next == path[0] ? string.Join(" -> ", path.Append(next))
                : path.Contains(next) ? null : Follow([.. path, next]))
            .FirstOrDefault(circle => circle is not null);
    }

    private static bool IsPure(Type type, CapabilityService service)
    {
        var name = CapabilityService.NameOf(type);
        return name.EndsWith("Rules", StringComparison.Ordinal) || name.EndsWith("Status", StringComparison.Ordinal)
            || service.Table?.PureTypes.Contains(name) == true;
    }

    private static IEnumerable<string> TechniquesOf(Type type) => UsedTypes.Of(type)
        .Where(used => !Allowed.Contains(used.Name) && Techniques.Any(technique => IsIn(used, technique)))
        .Select(used => $"{type.FullName} uses {used.FullName}");

    private static bool IsIn(Type type, string name) =>
        type.Namespace is { } ns && (ns == name || ns.StartsWith(name + ".", StringComparison.Ordinal));

    private sealed class Probe
    {
        private readonly HttpClient _client = new();

        public async Task<int> RunAsync()
        {
            await Task.Yield();
            var uses = () => new HttpClient().MaxResponseContentBufferSize + _client.MaxResponseContentBufferSize;
            return (int)uses();
        }
    }
}
