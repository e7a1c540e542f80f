using Ticketing.AppHost.Infrastructure;

// Arguments of commands and commands that start a process are still marked as experimental in Aspire 13.6.
#pragma warning disable ASPIREINTERACTION001, ASPIREPROCESSCOMMAND001

namespace Ticketing.AppHost.Dashboard;

/// <summary>
/// The sales rush and the fault run of <c>tests/</c>, to be started from the dashboard of a developer's machine.
/// </summary>
internal static class LoadResources
{
    private const string RushProject = "tests/Ticketing.SalesRush";
    private const string FaultProject = "tests/Ticketing.FaultRun";

    public static void Add(IDistributedApplicationBuilder builder, IResourceBuilder<ProjectResource> gateway)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return;
        }

        var root = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, ".."));
        var key = Path.Combine(DataFolder.Of(builder), "secrets", "auth-private-key");
        string[] Rush(string address, string seats, string buyers) =>
        [
            "run", "--project", RushProject, "--",
            "--gateway", address, "--private-key", key, "--seats", seats, "--buyers", buyers,
        ];

        builder.AddExecutable("sales-rush", "dotnet", root, "run", "--project", RushProject, "--")
            .WithArgs("--gateway", gateway.GetEndpoint("http"), "--private-key", key, "--seats", "5000", "--buyers", "300")
            .WithExplicitStart().ExcludeFromManifest()
            .WithIconName("PeopleQueue").WithParentRelationship(gateway);
        builder.AddExecutable("fault-run", "dotnet", root, "run", "--project", FaultProject, "--", "--kills", "10")
            .WithExplicitStart().ExcludeFromManifest()
            .WithIconName("Bug").WithParentRelationship(gateway);

        gateway.WithProcessCommand(
            "sell-seats", "Sell out a new event",
            context => new ProcessCommandSpec("dotnet")
            {
                WorkingDirectory = root,
                Arguments = Rush(
                    gateway.GetEndpoint("http").Url,
                    context.Arguments.GetString("seats") ?? "5000", context.Arguments.GetString("buyers") ?? "300"),
            },
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
    }
}
