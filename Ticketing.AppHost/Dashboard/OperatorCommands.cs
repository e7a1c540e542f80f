using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

// Arguments of commands and their results are still marked as experimental in Aspire 13.6.
#pragma warning disable ASPIREINTERACTION001

namespace Ticketing.AppHost.Dashboard;

/// <summary>What an operator or a developer may want to do to a running system, as commands of the dashboard.</summary>
internal static class OperatorCommands
{
    private const string EventArgument = "event";

    /// <summary>Compares an event's live seats with its tickets, and makes them agree again.</summary>
    public static IResourceBuilder<ProjectResource> WithSeatStateCommands(
        this IResourceBuilder<ProjectResource> seatReservation, OperatorClient client)
    {
        seatReservation.WithCommand(
            "audit-event", "Audit an event",
            context => client.SendAsync(
                seatReservation, HttpMethod.Get, $"/internal/seat-state/{EventOf(context)}/audit",
                context.CancellationToken),
            new CommandOptions
            {
                Description = "Compares the live seats in Kvrocks with the tickets in PostgreSQL. Changes nothing.",
                IconName = "ClipboardCheckmark",
                Arguments = [EventInput()],
            });
        return seatReservation.WithCommand(
            "rebuild-event", "Rebuild an event's seats",
            context => client.SendAsync(
                seatReservation, HttpMethod.Post,
                $"/internal/seat-state/{EventOf(context)}/rebuild?repair="
                + (context.Arguments.GetBoolean("repair") ? "true" : "false"),
                context.CancellationToken),
            new CommandOptions
            {
                Description = "Makes missing live state of its sections from PostgreSQL and the log. "
                    + "Doing it twice changes nothing.",
                IconName = "WrenchScrewdriver",
                Arguments =
                [
                    EventInput(),
                    new InteractionInput
                    {
                        Name = "repair",
                        Label = "Also correct what differs",
                        InputType = InputType.Boolean,
                        Value = "false",
                    },
                ],
            });
    }

    /// <summary>Sends messages that were set aside to their topics again.</summary>
    public static IResourceBuilder<ProjectResource> WithDeadLetterCommand(
        this IResourceBuilder<ProjectResource> service, OperatorClient client)
    {
        service.WithCommand(
            "list-dead-letters", "List dead letters",
            context => client.SendAsync(
                service, HttpMethod.Get, "/internal/dead-letters", context.CancellationToken),
            new CommandOptions { Description = "Messages set aside, with the reason.", IconName = "MailWarning" });
        return service.WithCommand(
            "replay-dead-letters", "Replay dead letters",
            context => client.SendAsync(
                service, HttpMethod.Post, "/internal/dead-letters/replay", context.CancellationToken),
            new CommandOptions
            {
                Description = "Sends messages that were set aside to their topics again.",
                IconName = "ArrowRepeatAll",
                ConfirmationMessage = "Has the cause been mended? What fails again is set aside again.",
            });
    }

    /// <summary>Ends a process as a crash would (SIGKILL), to see what the system makes of it.</summary>
    public static IResourceBuilder<T> WithKillCommand<T>(this IResourceBuilder<T> resource)
        where T : IResource =>
        resource.WithCommand(
            "kill", "Kill (SIGKILL)",
            context => Task.FromResult(Kill(context)),
            new CommandOptions
            {
                Description = "Ends this process as a crash would. Nothing restarts it: use Start.",
                IconName = "Bug",
                ConfirmationMessage = "Kill this process now?",
                UpdateState = context => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running
                    ? ResourceCommandState.Enabled
                    : ResourceCommandState.Disabled,
            });

    private static ExecuteCommandResult Kill(ExecuteCommandContext context)
    {
        var notifications = context.Services.GetRequiredService<ResourceNotificationService>();
        var pid = notifications.TryGetCurrentState(context.ResourceName, out var current)
            ? current.Snapshot.Properties.FirstOrDefault(p => p.Name == "executable.pid")?.Value
            : null;
        if (pid is null)
        {
            return CommandResults.Failure($"{context.ResourceName} has no process.");
        }

        try
        {
            using var process = Process.GetProcessById(Convert.ToInt32(pid, CultureInfo.InvariantCulture));
            process.Kill(entireProcessTree: true);
            return CommandResults.Success(string.Create(CultureInfo.InvariantCulture, $"Killed process {pid}."));
        }
        catch (ArgumentException)
        {
            return CommandResults.Failure($"Process {pid} has ended already.");
        }
    }

    private static string EventOf(ExecuteCommandContext context) =>
        Uri.EscapeDataString(context.Arguments.GetString(EventArgument) ?? "");

    private static InteractionInput EventInput() => new()
    {
        Name = EventArgument,
        Label = "Event",
        Description = "The number in the event's address, as in /events/7.",
        InputType = InputType.Number,
        Required = true,
    };
}
