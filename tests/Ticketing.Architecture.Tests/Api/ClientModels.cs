using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.CodeGeneration;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using Ticketing.TestKit;

namespace Ticketing.Architecture.Tests.Api;

/// <summary>C# records of every shape in the OpenAPI documents, for the tests that drive the system from outside.</summary>
internal static class ClientModels
{
    /// <summary>Where they are committed.</summary>
    public static string File { get; } =
        Path.Combine(Checkout.Root, "tests", "Ticketing.SystemKit", "Api", "ApiModels.g.cs");

    /// <summary>Shapes of parameters of a path, which no body has.</summary>
    private static readonly string[] OfPaths = ["EventId", "EventPath"];

    /// <summary>The file's text. A shape that two documents have must be the same in both.</summary>
    public static async Task<string> TextAsync()
    {
        var shapes = new JsonObject();
        foreach (var name in ServiceApi.Names)
        {
            var schemas = (await ServiceApi.DocumentAsync(name))["components"]!["schemas"]!.AsObject();
            foreach (var (shape, schema) in schemas.Where(schema => !OfPaths.Contains(schema.Key)))
            {
                var closed = Simplify(schema!.DeepClone());
                if (shapes[shape] is { } known)
                {
                    JsonNode.DeepEquals(known, closed).ShouldBeTrue($"two documents have different shapes named {shape}");
                }

                shapes[shape] = closed;
            }
        }

        var all = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Ticketing", ["version"] = "1" },
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = shapes },
        };
        var document = await OpenApiDocument.FromJsonAsync(all.ToJsonString());
        return new CSharpClientGenerator(document, Settings()).GenerateFile().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static CSharpClientGeneratorSettings Settings() => new()
    {
        GenerateClientClasses = false,
        GenerateExceptionClasses = false,
        GenerateResponseClasses = false,
        AdditionalNamespaceUsages = ["System.Text.Json"],
        CSharpGeneratorSettings =
        {
            Namespace = "Ticketing.SystemKit.Api",
            ClassStyle = CSharpClassStyle.Poco,
            GenerateNativeRecords = true,
            UseRequiredKeyword = true,
            JsonLibrary = CSharpJsonLibrary.SystemTextJson,
            GenerateNullableReferenceTypes = true,
            GenerateOptionalPropertiesAsNullable = true,
            GenerateDataAnnotations = false,
            ArrayType = "System.Collections.Generic.IReadOnlyList",
            PropertyNameGenerator = new PascalCase(),
            // "Any JSON" in a document; the framework has it.
            ExcludedTypeNames = ["JsonElement"],
        },
    };

    /// <summary>A word of a list stays text, and a shape has no more members than it names.</summary>
    private static JsonNode Simplify(JsonNode node)
    {
        if (node is JsonObject schema)
        {
            schema.Remove("enum");
            if (schema["properties"] is not null)
            {
                schema["additionalProperties"] = false;
            }
        }

        foreach (var child in node is JsonObject o ? o.Select(p => p.Value) : node is JsonArray a ? a : [])
        {
            if (child is JsonObject or JsonArray)
            {
                Simplify(child);
            }
        }

        return node;
    }

    /// <summary><c>order_id</c> is <c>OrderId</c>.</summary>
    private sealed class PascalCase : IPropertyNameGenerator
    {
        public string Generate(JsonSchemaProperty property) => string.Concat(
            property.Name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
