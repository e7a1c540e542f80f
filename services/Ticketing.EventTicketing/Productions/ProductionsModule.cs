using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.Productions;

/// <summary>Productions: what is shown, apart from where and when.</summary>
internal static class ProductionsModule
{
    public static void AddProductions(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ProductionsJson.Default));
        builder.Services.AddSingleton<ProductionTable>();
    }

    public static void MapProductions(this IEndpointRouteBuilder app)
    {
        app.MapManageProductions();
        app.MapReadProductions();
    }
}

/// <summary>JSON of productions: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ProductionRequest))]
[JsonSerializable(typeof(ProductionResponse))]
[JsonSerializable(typeof(ProductionListResponse))]
internal sealed partial class ProductionsJson : JsonSerializerContext;
