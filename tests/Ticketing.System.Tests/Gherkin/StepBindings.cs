using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Ticketing.System.Tests.Gherkin;

/// <summary>A method that carries out a sentence.</summary>
public sealed record StepBinding(Regex Sentence, MethodInfo Method)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Method.DeclaringType!.Name}.{Method.Name}: {Sentence}";
}

/// <summary>All methods with <see cref="StepAttribute"/> in this assembly.</summary>
public static class StepBindings
{
    /// <summary>The bindings.</summary>
    public static IReadOnlyList<StepBinding> All { get; } =
    [
        .. typeof(StepBindings).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetCustomAttributes<StepAttribute>().Select(step => new StepBinding(
                new Regex($"^(?:{step.Sentence})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), method))),
    ];

    /// <summary>The one binding of a sentence.</summary>
    /// <exception cref="InvalidOperationException">None or several match.</exception>
    public static StepBinding Find(ScenarioStep step)
    {
        var found = All.Where(binding => binding.Sentence.IsMatch(step.Text)).ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new InvalidOperationException($"Undefined step: {step.Keyword} {step.Text}"),
            _ => throw new InvalidOperationException(
                $"Ambiguous step: {step.Keyword} {step.Text}: {string.Join("; ", found)}"),
        };
    }

    /// <summary>Carries out every step of a scenario, with one instance of each class of steps.</summary>
    /// <param name="scenario">What to carry out.</param>
    /// <param name="world">Given to the constructor of each class of steps.</param>
    /// <param name="say">Gets each step as it passes.</param>
    public static async Task RunAsync(Scenario scenario, object world, Action<string> say)
    {
        var instances = new Dictionary<Type, object>();
        foreach (var step in scenario.Steps)
        {
            var binding = Find(step);
            var type = binding.Method.DeclaringType!;
            if (!instances.TryGetValue(type, out var instance))
            {
                instances[type] = instance = Activator.CreateInstance(type, world)!;
            }

            try
            {
                if (binding.Method.Invoke(instance, Arguments(binding, step)) is Task task)
                {
                    await task;
                }
            }
            catch (Exception e)
            {
                var cause = (e as TargetInvocationException)?.InnerException ?? e;
                throw new InvalidOperationException($"{step.Keyword} {step.Text}: {cause.Message}", cause);
            }

            say($"{step.Keyword} {step.Text}");
        }
    }

    private static object?[] Arguments(StepBinding binding, ScenarioStep step)
    {
        var values = binding.Sentence.Match(step.Text).Groups.Values.Skip(1).Select(g => g.Value).ToList();
        return [.. binding.Method.GetParameters().Select((parameter, i) =>
            i < values.Count ? Convert.ChangeType(values[i], parameter.ParameterType, CultureInfo.InvariantCulture)
            : step.Table ?? throw new InvalidOperationException($"No table for {parameter.Name}: {step.Text}"))];
    }
}
