using System.Globalization;
using Ticketing.Contracts.Text;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>
/// The service runs with ICU, because names are stored in Unicode normal form C, and formats nothing by the machine's
/// culture.
/// </summary>
internal static class Globalization
{
    /// <summary>What is wrong with a process that does not compose characters.</summary>
    public const string MissingIcu =
        "event-ticketing does not start: it stores names in Unicode normal form C, which needs ICU. "
        + "Install ICU and leave InvariantGlobalization off.";

    /// <summary>Every thread of the process formats and reads in the invariant culture.</summary>
    public static void UseInvariantCulture()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }

    /// <summary>The line to stop with, or null if the service may start.</summary>
    /// <param name="canNormalise"><see cref="VisibleText.CanNormalise"/> of this process.</param>
    public static string? ExplainRefusal(bool canNormalise) => canNormalise ? null : MissingIcu;
}
