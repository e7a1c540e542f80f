using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ticketing.Architecture.Tests.Api;

/// <summary>The OpenAPI documents are complete, and those in docs/openapi are what the services say.</summary>
public partial class OpenApiTests
{
    private const string Update = "UPDATE_OPENAPI";

    public static TheoryData<string> Documents { get; } = [.. ServiceApi.Names];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Committed_document_is_what_the_service_says(string name)
    {
        var text = await ServiceApi.TextAsync(name);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(ServiceApi.FileOf(name))!);
            await File.WriteAllTextAsync(ServiceApi.FileOf(name), text);
        }

        var committed = File.Exists(ServiceApi.FileOf(name)) ? await File.ReadAllTextAsync(ServiceApi.FileOf(name)) : "";
        committed.ReplaceLineEndings("\n").ShouldBe(text,
            $"docs/openapi/{name}.json is out of date. Write it anew, and read what changed: "
            + $"{Update}=1 dotnet test tests/Ticketing.Architecture.Tests --filter OpenApiTests");
    }

    [Fact]
    public async Task Shapes_that_the_tests_use_are_those_of_the_documents()
    {
        var text = await ClientModels.TextAsync();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await File.WriteAllTextAsync(ClientModels.File, text);
        }

        var committed = File.Exists(ClientModels.File) ? await File.ReadAllTextAsync(ClientModels.File) : "";
        committed.ReplaceLineEndings("\n").ShouldBe(text,
            $"{Path.GetFileName(ClientModels.File)} is out of date: "
            + $"{Update}=1 dotnet test tests/Ticketing.Architecture.Tests --filter OpenApiTests");
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Document_has_every_public_endpoint_and_no_other(string name)
    {
        var routes = await ServiceApi.RoutesAsync(name);
        routes.Count.ShouldBeGreaterThan(3);
        ServiceApi.Operations(await ServiceApi.DocumentAsync(name)).Select(operation => operation.Name)
            .Order(StringComparer.Ordinal).ShouldBe(routes);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Operation_is_named_and_says_what_it_does(string name)
    {
        var document = await ServiceApi.DocumentAsync(name);
        var tags = document["tags"]!.AsArray().Select(tag => (string)tag!["name"]!).ToHashSet();
        var ids = new HashSet<string>();
        foreach (var (operation, said) in ServiceApi.Operations(document))
        {
            ids.Add((string?)said["operationId"] ?? "").ShouldBeTrue($"{operation}: its operationId is not its own");
            ((string?)said["operationId"] ?? "").ShouldMatch("^[A-Z][A-Za-z]+$", operation);
            ((string?)said["summary"]).ShouldNotBeNullOrEmpty(operation);
            said["tags"]!.AsArray().Select(tag => (string)tag!).ShouldBeSubsetOf(tags, operation);
        }

        ids.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Answer_has_a_shape_and_a_refusal_its_codes(string name)
    {
        var document = await ServiceApi.DocumentAsync(name);
        var wrong = new List<string>();
        foreach (var (operation, said) in ServiceApi.Operations(document))
        {
            var answers = said["responses"]!.AsObject();
            if (!answers.Any(answer => answer.Key[0] is '1' or '2' or '3'))
            {
                wrong.Add($"{operation} never succeeds");
            }

            foreach (var (status, answer) in answers)
            {
                if (status is "200" or "201" && answer!["content"] is null)
                {
                    wrong.Add($"{operation} {status} has no content");
                }

                if (status[0] is '4' or '5' && CodesOf(document, answer!).Count == 0)
                {
                    wrong.Add($"{operation} {status} has no code");
                }
            }

            if (said["security"]?.AsArray().Count == 1 && answers["401"] is null)
            {
                wrong.Add($"{operation} wants a token and has no 401");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Codes_are_those_of_the_table_in_the_API_document()
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in ServiceApi.Names)
        {
            var document = await ServiceApi.DocumentAsync(name);
            codes.UnionWith(ServiceApi.Operations(document)
                .SelectMany(operation => operation.Operation["responses"]!.AsObject())
                .SelectMany(answer => CodesOf(document, answer.Value!)));
        }

        // A row of the table: | 404 | unknown event (`event-not-found`), … |
        var lines = Sources.Lines("docs/api.md");
        var table = string.Join('\n', lines.Where(line => StatusRow().IsMatch(line)));
        var told = Code().Matches(table).Select(match => match.Groups[1].Value).ToHashSet();
        told.Count.ShouldBeGreaterThan(30);
        var text = string.Join('\n', lines);
        codes.Where(code => !text.Contains($"`{code}`")).ShouldBeEmpty("documented as OpenAPI, but not in docs/api.md");
        told.Except(codes).Except(Finer).Except(OfTheGateway).ShouldBeEmpty("in the table of docs/api.md, but no endpoint's");
    }

    /// <summary>Reasons of <c>payment-declined</c>, which the table names too.</summary>
    private static readonly string[] Finer = ["card-declined", "insufficient-funds", "authentication-failed"];

    /// <summary>Of the challenge before a waiting room, which no service's document has.</summary>
    private static readonly string[] OfTheGateway = ["challenge-required", "challenge-failed", "no-challenge"];

    private static List<string> CodesOf(JsonNode document, JsonNode answer)
    {
        if ((string?)answer["$ref"] is { } reference)
        {
            answer = document["components"]!["responses"]![reference.Split('/')[^1]]!;
        }

        return [.. answer["content"]?["application/problem+json"]?["schema"]?["allOf"]?.AsArray()
            .SelectMany(part => part!["properties"]?["code"]?["enum"]?.AsArray() ?? [])
            .Select(code => (string)code!) ?? []];
    }

    [GeneratedRegex(@"^\| [45]\d\d")]
    private static partial Regex StatusRow();

    [GeneratedRegex(@"`([a-z]+(?:-[a-z]+)+|forbidden|unauthenticated)`")]
    private static partial Regex Code();
}
