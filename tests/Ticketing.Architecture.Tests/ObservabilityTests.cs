using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Ticketing.Architecture.Tests;

/// <summary>docs/observability.md names every instrument with its unit, and no other.</summary>
public sealed partial class ObservabilityTests
{
    /// <summary>The meters that ServiceDefaults exports by the pattern <c>Ticketing.*</c>.</summary>
    private const string MeterPrefix = "Ticketing.";

    [Fact]
    public void Instruments_and_their_documentation_agree()
    {
        var documented = Row().Matches(File.ReadAllText(Document()))
            .Select(row => $"{row.Groups["name"].Value} ({row.Groups["unit"].Value})").Order().ToList();
        var made = Instruments().Order().ToList();

        made.Count.ShouldBeGreaterThan(20);
        documented.ShouldBe(made);
    }

    /// <summary>Makes every instrument of the product and listens to which are published.</summary>
    private static HashSet<string> Instruments()
    {
        var names = new HashSet<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name.StartsWith(MeterPrefix, StringComparison.Ordinal)
                    && instrument.Name.StartsWith("ticketing.", StringComparison.Ordinal))
                {
                    names.Add($"{instrument.Name} ({instrument.Unit?.Trim('{', '}')})");
                }
            },
        };
        listener.Start();
        using var meters = new Meters();
        foreach (var type in ProductTypes())
        {
            if (type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Any(field => field.FieldType.IsAssignableTo(typeof(Instrument))))
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }

            if (type.GetConstructor([typeof(IMeterFactory)]) is { } constructor)
            {
                constructor.Invoke([meters]);
            }
        }

        return names;
    }

    private static IEnumerable<Type> ProductTypes() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "Ticketing.*.dll")
            .Where(file => !file.EndsWith("Tests.dll", StringComparison.Ordinal))
            .SelectMany(file => Assembly.LoadFrom(file).GetTypes())
            .Where(type => type is { IsClass: true, ContainsGenericParameters: false });

    private static string Document()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "docs", "observability.md")))
        {
            folder = folder.Parent.ShouldNotBeNull();
        }

        return Path.Combine(folder.FullName, "docs", "observability.md");
    }

    /// <summary>For example <c>| `ticketing.outbox.delay` | s | …</c>.</summary>
    [GeneratedRegex(@"^\| `(?<name>ticketing\.[a-z_.]+)` \| (?<unit>[a-z]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    private sealed class Meters : IMeterFactory
    {
        private readonly List<Meter> _made = [];

        public Meter Create(MeterOptions options)
        {
            _made.Add(new Meter(options));
            return _made[^1];
        }

        public void Dispose() => _made.ForEach(meter => meter.Dispose());
    }
}
