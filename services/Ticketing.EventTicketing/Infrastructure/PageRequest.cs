using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>Which page of a list is wanted: <c>?limit=</c> (1–100, default 50) and <c>?after=</c>.</summary>
/// <param name="Limit">Items wanted.</param>
/// <param name="After">The decoded cursor, or null for the first page.</param>
internal readonly record struct PageRequest(int Limit, string? After)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    /// <summary>Longer than any cursor that we give.</summary>
    private const int MaxCursorLength = 200;

    /// <summary>Reads the query; wrong values become errors.</summary>
    public static PageRequest Read(IQueryCollection query, FieldErrors errors)
    {
        var limit = DefaultLimit;
        if (query.TryGetValue("limit", out var text))
        {
            var ok = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit);
            errors.Require(ok && limit is >= 1 and <= MaxLimit, "limit", $"Must be 1 to {MaxLimit}.");
        }

        string? after = null;
        if (query.TryGetValue("after", out var cursor) && cursor.ToString() is { Length: > 0 } given)
        {
            errors.Require(Cursor.TryDecode(given, MaxCursorLength, out after), "after", "Not a cursor of this list.");
        }

        return new PageRequest(limit, after);
    }
}

/// <summary>Cursors are the last item's key in base64url: opaque, so that clients do not build their own.</summary>
internal static class Cursor
{
    public static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <summary>False for a text that <see cref="Encode"/> did not make.</summary>
    public static bool TryDecode(string cursor, int maxLength, [NotNullWhen(true)] out string? key)
    {
        key = null;
        if (cursor.Length > maxLength || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        key = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return true;
    }
}
