using System.Globalization;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>Ids of rows in paths and queries: positive integers.</summary>
internal static class IdText
{
    /// <summary>False for a text that names nothing, which is answered like an id that nothing has.</summary>
    public static bool TryParse(string? text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;
}
