using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Ticketing.AppHost.Startup;

namespace Ticketing.AppHost;

/// <summary>The port a browser opens.</summary>
internal static class PublicPort
{
    /// <summary>The usual port; a second checkout that runs at the same time gets another one.</summary>
    private const int Usual = 5100;

    /// <summary>A killed run's orchestrator ends what it had started within 20 s.</summary>
    private static readonly TimeSpan KilledRunPatience = TimeSpan.FromSeconds(30);

    private const int FirstFree = 12_000;
    private const int LastFree = 32_000;
    private const int MaxTries = 2_000;

    /// <summary>
    /// Setting <c>Ticketing:Port</c> if given, else 5100, or a free port when 5100 is taken. Null when publishing:
    /// the target decides.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="previousWasKilled">True: what the run before had started may still have the port for a while.</param>
    /// <exception cref="StartException">The port that was asked for is taken, or is no port.</exception>
    public static int? Of(IDistributedApplicationBuilder builder, bool previousWasKilled)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return null;
        }

        var asked = builder.Configuration["Ticketing:Port"] is { Length: > 0 } text ? Parse(text) : (int?)null;
        var wanted = asked ?? Usual;
        if (previousWasKilled)
        {
            Console.WriteLine(IsFree(wanted)
                ? "ticketing: the run before was killed; what it had started has ended"
                : "ticketing: the run before was killed; waiting until what it had started has ended");
            SpinWait.SpinUntil(() => IsFree(wanted), KilledRunPatience);
        }

        if (IsFree(wanted))
        {
            return wanted;
        }

        if (asked is not null)
        {
            throw new StartException($"Port {asked} is taken by another program: choose another one by --Ticketing:Port=N.");
        }

        var free = Free();
        Console.WriteLine($"ticketing: port {Usual} is taken by another program, so the shop gets port {free}");
        return free;
    }

    private static int Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= ushort.MaxValue
            ? port
            : throw new StartException($"Ticketing:Port is '{text}'; it must be a number from 1 to 65535.");

    /// <summary>
    /// A port nobody listens on at this moment, from below the range the kernel takes for outgoing
    /// connections (32768 up on Linux): a store that dies and comes back would find one from that range taken
    /// by a client, perhaps by its own.
    /// </summary>
    public static int Free()
    {
        for (var i = 0; i < MaxTries; i++)
        {
            var port = Random.Shared.Next(FirstFree, LastFree);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new DistributedApplicationException(
            $"No free port between {FirstFree} and {LastFree} in {MaxTries} tries.");
    }

    /// <summary>What a browser opens: the gateway, or what the operator says when publishing.</summary>
    public static ReferenceExpression UrlOf(IDistributedApplicationBuilder builder, int? port)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return ReferenceExpression.Create($"{builder.AddParameter("public-url")}");
        }

        var local = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");
        return ReferenceExpression.Create($"{local}");
    }

    /// <summary>True if nobody listens there on loopback at this moment.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
