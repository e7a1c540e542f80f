using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Ticketing.SeatReservation.SeatState;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.SeatReservation;

/// <summary>The head of the service's OpenAPI document, and the names of its schemas.</summary>
internal static class SeatReservationApi
{
    private const string Document = "v1";

    public static void DescribeSeatReservation(this IServiceCollection services)
    {
        services.DescribeApi(new ApiDescription(
            "Ticketing: seats",
            "Which seats of an event are free, right now. Open to everybody.",
            [(PublicReads.Tag, "Live counts and seats of an event, its sections and subsections.")]));
        services.Configure<OpenApiOptions>(Document, options => options.CreateSchemaReferenceId = SchemaNameOf);
    }

    /// <summary>Clients are generated from the document, so schemas keep their published names.</summary>
    private static string? SchemaNameOf(JsonTypeInfo type) => OpenApiOptions.CreateDefaultSchemaReferenceId(type) switch
    {
        { } name when name.EndsWith("Response", StringComparison.Ordinal) => name[..^"Response".Length],
        var name => name,
    };
}
