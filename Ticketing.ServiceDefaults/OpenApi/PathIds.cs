using Microsoft.OpenApi;

namespace Ticketing.ServiceDefaults.OpenApi;

/// <summary>
/// Parameters of paths by their public name. Handlers take ids as text, so that what is no id is "not found" like every
/// id that nobody has; here they get their type.
/// </summary>
internal static class PathIds
{
    private static readonly Dictionary<string, string> Uuids = new()
    {
        ["user_id"] = "The caller's own id, as `GET /users/me` tells it.",
        ["order_id"] = "The order.",
        ["entry_id"] = "The waitlist entry.",
        ["scan_id"] = "The scan, named by the device that made it.",
        ["transaction_id"] = "The payment.",
        ["webhook_id"] = "The webhook.",
        ["delivery_id"] = "The delivery.",
    };

    public static void Describe(OpenApiParameter parameter)
    {
        var name = parameter.Name!;
        if (Uuids.TryGetValue(name, out var meaning))
        {
            parameter.Description ??= meaning;
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
            return;
        }

        (parameter.Description, parameter.Schema) = name switch
        {
            "event_id" => ("The event.", Number("int64")),
            "city_id" => ("The city.", Number("int64")),
            "super_venue_id" => ("The super-venue.", Number("int64")),
            "venue_id" => ("The venue (a hall).", Number("int64")),
            "production_id" => ("The production.", Number("int64")),
            "subsection" => ("Number of the subsection in its section, from 1.", Number("int32")),
            "section" => ("Name of the section, 1–8 letters or digits.", parameter.Schema),
            "ticket_id" => ("The ticket: event, section, subsection, row and seat, such as `7-A-1-5-12`.", parameter.Schema),
            "provider" => ("Name of the payment provider.", parameter.Schema),
            _ => (parameter.Description, parameter.Schema),
        };
    }

    private static OpenApiSchema Number(string format) =>
        new() { Type = JsonSchemaType.Integer, Format = format, Minimum = "1" };
}
