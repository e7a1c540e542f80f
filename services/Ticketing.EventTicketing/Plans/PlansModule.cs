using Ticketing.EventTicketing.Plans.Formats;

namespace Ticketing.EventTicketing.Plans;

/// <summary>Seating plans: their rules, their formats, and those that a seller keeps.</summary>
internal static class PlansModule
{
    public static void AddPlans(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, PlansJson.Default));
        builder.Services.AddSingleton<PlanTable>();
    }

    public static void MapPlans(this IEndpointRouteBuilder app)
    {
        app.MapManagePlans();
        app.MapPlanTemplates();
        app.MapConvertPlans();
    }
}
