using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ticketing.ServiceDefaults.Telemetry;

/// <summary>
/// Writes the ids of a request's path into its span and into a log scope around it, so that an operator finds a
/// booking's log lines and traces by its id. Only ids go there: never names, addresses or tokens.
/// </summary>
internal static class BookingScope
{
    /// <summary>Span attribute with a booking's id.</summary>
    public const string BookingAttribute = "ticketing.booking_id";

    /// <summary>Span attribute with an event's id.</summary>
    public const string EventAttribute = "ticketing.event_id";

    private static readonly string[] BookingParameters = ["orderId", "order_id", "bookingId", "booking_id"];
    private static readonly string[] EventParameters = ["eventId", "event_id"];

    /// <summary>Does nothing where no telemetry is exported, so that a request then costs nothing.</summary>
    public static WebApplication UseBookingScope(this WebApplication app)
    {
        if (!Extensions.ExportsTelemetry(app.Configuration))
        {
            return app;
        }

        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Ticketing.Request");
        app.Use(async (context, next) =>
        {
            using (IdsOf(context.Request.RouteValues) is { } ids ? logger.BeginScope(ids) : null)
            {
                await next(context);
            }
        });
        return app;
    }

    private static List<KeyValuePair<string, object?>>? IdsOf(RouteValueDictionary values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var booking = First(values, BookingParameters);
        var @event = First(values, EventParameters);
        Activity.Current?.SetTag(BookingAttribute, booking).SetTag(EventAttribute, @event);
        var ids = new List<KeyValuePair<string, object?>>(2);
        if (booking is not null)
        {
            ids.Add(new("booking_id", booking));
        }

        if (@event is not null)
        {
            ids.Add(new("event_id", @event));
        }

        return ids.Count > 0 ? ids : null;
    }

    private static object? First(RouteValueDictionary values, string[] names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }
}
