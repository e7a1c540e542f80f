namespace Ticketing.Booking.Infrastructure;

/// <summary>Headers that endpoints read by hand.</summary>
internal static class RequestHeaders
{
    /// <summary>Null when the header is absent. An empty header is a key, which is refused as one.</summary>
    public static string? IdempotencyKey(this HttpRequest request)
    {
        var header = request.Headers[ServiceDefaults.Http.IdempotencyKey.Header];
        return header.Count == 0 ? null : header.ToString();
    }
}
