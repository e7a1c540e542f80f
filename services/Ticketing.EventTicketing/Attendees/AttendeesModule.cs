namespace Ticketing.EventTicketing.Attendees;

/// <summary>Names on tickets and questions to those who come: what an event asks, and what was answered.</summary>
internal static class AttendeesModule
{
    public static void AddAttendees(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, AttendeesJson.Default));
        builder.Services.AddSingleton<AttendeeRulesTable>();
        builder.Services.AddSingleton<AttendeeListQuery>();
        builder.Services.AddSingleton<AttendeeTable>();
        builder.Services.AddSingleton<OrderAttendees>();
    }

    public static void MapAttendees(this IEndpointRouteBuilder app)
    {
        app.MapAttendeeRules();
        app.MapAnswerForOrder();
        app.MapListAttendees();
        app.MapExportAttendees();
    }
}
