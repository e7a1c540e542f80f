using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Infrastructure.Http;

/// <summary>A page asked for: <c>?limit=</c> (1–100, default 50) and <c>?after=</c>.</summary>
/// <param name="Limit">Items wanted.</param>
/// <param name="After">The decoded cursor, or null for the first page.</param>
public readonly record struct PageRequest(int Limit, string? After)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    /// <summary>Longer ones are not ours.</summary>
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

/// <summary>Cursors: base64url of the last item's key, so that nobody is tempted to build one.</summary>
public static class Cursor
{
    /// <summary>The opaque form.</summary>
    public static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <summary>Back to the key; false if it is none.</summary>
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
