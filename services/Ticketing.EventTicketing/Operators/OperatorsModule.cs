namespace Ticketing.EventTicketing.Operators;

/// <summary>What operators see of accounts and do to them.</summary>
internal static class OperatorsModule
{
    public static void AddOperators(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, OperatorsJson.Default));
        builder.Services.AddSingleton<AccountReader>();
        builder.Services.AddSingleton<AccountChanges>();
    }

    public static void MapOperators(this IEndpointRouteBuilder app) => app.MapAccountEndpoints();
}
