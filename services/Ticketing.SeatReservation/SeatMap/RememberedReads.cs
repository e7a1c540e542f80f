using System.Globalization;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.SeatMap;

/// <summary>
/// Repeats a response to a read that was made before from the same state, ahead of everything that a public read of
/// bytes in memory does not need: exception pages, authentication, routing, binding. Other requests go on to the
/// endpoints, which remember their responses.
/// </summary>
internal sealed class RememberedReads(RequestDelegate next, EventFollowers followers)
{
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value;
        return path is not null && HttpMethods.IsGet(context.Request.Method) && EventOf(path) is { } eventId
            && followers.Fresh(eventId)?.ByPath.Find(path) is { } body && body.TryWrite(context, out var written)
            ? written
            : next(context);
    }

    private static EventId? EventOf(string path)
    {
        if (!path.StartsWith(PublicReads.Root, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = path.AsSpan(PublicReads.Root.Length);
        var end = rest.IndexOf('/');
        return end > 0 && long.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new EventId(id)
            : null;
    }
}

/// <summary>
/// Puts <see cref="RememberedReads"/> before routing, which a <see cref="WebApplication"/> runs ahead of every
/// middleware that it is given.
/// </summary>
internal sealed class RememberedReadsFirst : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<RememberedReads>();
        next(app);
    };
}
