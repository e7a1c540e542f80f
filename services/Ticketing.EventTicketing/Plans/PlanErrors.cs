using System.Text.RegularExpressions;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Plans;

/// <summary>What keeping and reading plans may be refused with.</summary>
internal static partial class PlanErrors
{
    public static readonly Refusal NotFound = new(
        StatusCodes.Status404NotFound, "plan-not-found", "You have no such plan, or it has no such version.");

    public static readonly Refusal NoDrawing = new(
        StatusCodes.Status404NotFound, "no-drawing", "The plan has no positions.");

    public static readonly Refusal TooMany = new(
        StatusCodes.Status409Conflict, "too-many-plans", $"You may keep {PlanTable.MaxPlans} plans. Delete one first.");

    public static readonly Refusal TooManyVersions = new(
        StatusCodes.Status409Conflict, "too-many-plan-versions",
        $"A plan may have {PlanTable.MaxVersions} versions. Store it as a new plan.");

    /// <summary>The places that are wrong as JSON pointers: <c>/sections/2/subsections/0/rows</c>.</summary>
    public static Refusal Invalid(FieldErrors errors)
    {
        var refusal = errors.ToRefusal();
        return refusal with { Errors = refusal.Errors!.ToDictionary(e => Pointer(e.Key), e => e.Value, StringComparer.Ordinal) };
    }

    private static string Pointer(string path) => "/" + Index().Replace(path, "/$1").Replace('.', '/');

    [GeneratedRegex(@"\[(\d+)\]", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Index();
}
