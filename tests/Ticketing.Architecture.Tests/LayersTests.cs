using System.Reflection;

namespace Ticketing.Architecture.Tests;

/// <summary>
/// For services that still have Domain/ and Features/: Domain knows no technique, and a use case knows no other. Delete
/// this class with the last of them; <see cref="CapabilitiesTests"/> has the rules of the others.
/// </summary>
public class LayersTests
{
    private static readonly string[] Techniques =
    [
        "Microsoft.EntityFrameworkCore", "Npgsql", "Confluent.Kafka", "StackExchange.Redis", "Microsoft.AspNetCore",
        "Ticketing.Messaging", "Ticketing.ServiceDefaults", "Aspire", "System.Net.Http",
    ];

    /// <summary>Projects in services/ with a Domain or Features folder.</summary>
    private static readonly List<Assembly> Services = [.. Sources.Product
        .Where(path => path.StartsWith("services/"))
        .Select(path => path.Split('/'))
        .Where(parts => parts.Length > 3 && parts[2] is "Domain" or "Features")
        .Select(parts => parts[1]).Distinct().Select(Assembly.Load)];

    [Fact]
    public void Domain_knows_neither_database_nor_broker_nor_HTTP_nor_the_other_layers()
    {
        var checkedTypes = 0;
        var violations = new List<string>();
        foreach (var service in Services)
        {
            var root = service.GetName().Name!;
            string[] forbidden = [.. Techniques, $"{root}.Infrastructure", $"{root}.Features"];
            foreach (var type in service.GetTypes().Where(t => IsIn(t, $"{root}.Domain")))
            {
                checkedTypes++;
                violations.AddRange(UsedTypes.Of(type).Where(used => forbidden.Any(f => IsIn(used, f)))
                    .Select(used => $"{type.FullName} uses {used.FullName}"));
            }
        }

        checkedTypes.ShouldBeGreaterThan(0);
        violations.ShouldBeEmpty();
    }

    [Fact]
    public void Use_case_never_references_another()
    {
        var useCases = new HashSet<string>();
        var violations = new List<string>();
        foreach (var service in Services)
        {
            var features = $"{service.GetName().Name}.Features";
            foreach (var type in service.GetTypes().Where(t => UseCaseOf(t, features) is not null))
            {
                useCases.Add($"{features}.{UseCaseOf(type, features)}");
                violations.AddRange(UsedTypes.Of(type)
                    .Where(used => UseCaseOf(used, features) is { } other && other != UseCaseOf(type, features))
                    .Select(used => $"{type.FullName} uses {used.FullName}"));
            }
        }

        useCases.Count.ShouldBeGreaterThan(1);
        violations.ShouldBeEmpty();
    }

    [Fact]
    public void Twin_what_the_rules_look_at_is_really_found()
    {
        // Used in a method's body alone, inside a lambda of an async method.
        var used = typeof(Probe).GetNestedTypes(BindingFlags.NonPublic).Append(typeof(Probe)).SelectMany(UsedTypes.Of);
        used.ShouldContain(typeof(HttpClient));
    }

    private static bool IsIn(Type type, string name) =>
        type.Namespace is { } ns && (ns == name || ns.StartsWith(name + ".", StringComparison.Ordinal));

    /// <summary>The folder below Features, for example <c>CreateBooking</c>; null outside.</summary>
    private static string? UseCaseOf(Type type, string features) =>
        IsIn(type, features) && type.Namespace!.Length > features.Length
            ? type.Namespace[(features.Length + 1)..].Split('.')[0]
            : null;

    private sealed class Probe
    {
        public static async Task<int> RunAsync()
        {
            await Task.Yield();
            var uses = () => new HttpClient().MaxResponseContentBufferSize;
            return (int)uses();
        }
    }
}
