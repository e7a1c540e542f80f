using Ticketing.AppHost.Infrastructure;

// Arguments of commands and commands that start a process are still marked as experimental in Aspire 13.6.
#pragma warning disable ASPIREINTERACTION001, ASPIREPROCESSCOMMAND001

namespace Ticketing.AppHost.Dashboard;

/// <summary>
/// The sales rush, the named sales, the invented catalogue and the fault run of <c>tests/</c>, to be started from the
/// dashboard of a developer's machine.
/// </summary>
internal static class LoadResources
{
    private const string RushProject = "tests/Ticketing.SalesRush";
    private const string SeedProject = "tests/Ticketing.Seed";
    private const string FaultProject = "tests/Ticketing.FaultRun";
    private const string SmallSale = "10";

    /// <summary>The names that the program of <c>tests/</c> knows (Scenarios/ScenarioList.cs).</summary>
    private static readonly string[] Sales = ["concert", "turns", "abandon", "bots", "cinema", "stadium"];

    public static void Add(IDistributedApplicationBuilder builder, IResourceBuilder<ProjectResource> gateway)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return;
        }

        var root = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, ".."));
        var key = Path.Combine(DataFolder.Of(builder), "secrets", "auth-private-key");
        builder.AddExecutable("sales-rush", "dotnet", root, "run", "--project", RushProject, "--")
            .WithArgs("--gateway", gateway.GetEndpoint("http"), "--private-key", key, "--seats", "5000", "--buyers", "300")
            .WithExplicitStart().ExcludeFromManifest()
            .WithIconName("PeopleQueue").WithParentRelationship(gateway);
        builder.AddExecutable("fault-run", "dotnet", root, "run", "--project", FaultProject, "--", "--kills", "10")
            .WithExplicitStart().ExcludeFromManifest()
            .WithIconName("Bug").WithParentRelationship(gateway);

        ProcessCommandSpec Rush(params string[] what) => new("dotnet")
        {
            WorkingDirectory = root,
            Arguments =
            [
                "run", "--project", RushProject, "--",
                "--gateway", gateway.GetEndpoint("http").Url, "--private-key", key, .. what,
            ],
        };
        AddSellSeats(gateway, Rush);
        AddPlaySale(gateway, Rush);
        gateway.WithProcessCommand(
            "seed-catalogue", "Fill the catalogue",
            _ => new ProcessCommandSpec("dotnet")
            {
                WorkingDirectory = root,
                Arguments =
                [
                    "run", "--project", SeedProject, "--", "--gateway", gateway.GetEndpoint("http").Url, "--private-key", key,
                ],
            },
            new ProcessCommandOptions
            {
                Description = "Adds 60 invented cinemas in 20 cities, their 2,000 shows of the next week, and a stadium tour. "
                    + "What is there already stays.",
                IconName = "BuildingMultiple",
                DisplayImmediately = true,
            });
    }

    private static void AddSellSeats(
        IResourceBuilder<ProjectResource> gateway, Func<string[], ProcessCommandSpec> rush) => gateway.WithProcessCommand(
            "sell-seats", "Sell out a new event",
            context => rush(
            [
                "--seats", context.Arguments.GetString("seats") ?? "5000",
                "--buyers", context.Arguments.GetString("buyers") ?? "300",
            ]),
            new ProcessCommandOptions
            {
                Description = "Makes an event, sells every seat to many buyers at once and compares every record.",
                IconName = "TicketDiagonal",
                DisplayImmediately = true,
                Arguments =
                [
                    new InteractionInput
                    {
                        Name = "seats", Label = "Seats", Description = "A multiple of 5,000, at most 100,000.",
                        InputType = InputType.Number, Required = true, Value = "5000",
                    },
                    new InteractionInput
                    {
                        Name = "buyers", Label = "Buyers at the same time",
                        InputType = InputType.Number, Required = true, Value = "300",
                    },
                ],
            });

    private static void AddPlaySale(
        IResourceBuilder<ProjectResource> gateway, Func<string[], ProcessCommandSpec> rush) => gateway.WithProcessCommand(
            "play-sale", "Play a named sale",
            context => rush(
            [
                "--scenario", context.Arguments.GetString("sale") ?? Sales[0],
                "--percent", context.Arguments.GetString("percent") ?? SmallSale,
            ]),
            new ProcessCommandOptions
            {
                Description = "Plays a sale of docs/scenarios and writes its report to TestResults/scenarios.",
                IconName = "PeopleAudience",
                DisplayImmediately = true,
                Arguments =
                [
                    new InteractionInput
                    {
                        Name = "sale", Label = "Sale", InputType = InputType.Choice, Required = true, Value = Sales[0],
                        Options = [.. Sales.Select(sale => KeyValuePair.Create(sale, sale))],
                    },
                    new InteractionInput
                    {
                        Name = "percent", Label = "Percent of its people and seats",
                        InputType = InputType.Number, Required = true, Value = SmallSale,
                    },
                ],
            });
}
