using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Gateway.Limits.Bodies;
using Ticketing.Gateway.Proxy;
using Ticketing.TestKit;

namespace Ticketing.Gateway.Tests;

/// <summary>
/// 300 people without an account, each sending 400 bytes a second. Every one of them held a connection to the service,
/// which has 256, and nobody else was answered.
/// </summary>
public sealed class SlowBodiesTests
{
    private const int Attackers = 300;
    private const int Orders = 200;
    private const int BodyBytes = 6_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SendInterval = TimeSpan.FromMilliseconds(250);
    private static readonly string Piece = new(' ', 100);

    [Theory]
    [InlineData("/payments/webhooks/sandbox", "/orders/create")]
    [InlineData("/users/login", "/events")]
    public async Task Slow_bodies_of_strangers_slow_nobody(string attacked, string used)
    {
        var reached = 0;
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            if (context.Request.Path == attacked)
            {
                Interlocked.Increment(ref reached);
            }

            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            await context.Response.WriteAsync("answered");
        });
        await using var gateway = new GatewayServer(ServicesAt(upstream), settings: GatewayServer.ManyAddresses);
        var attackers = await Task.WhenAll(Enumerable.Range(0, Attackers)
            .Select(_ => RawConnection.BeginBodyAsync(gateway, attacked, BodyBytes)));
        var outcomes = attackers.Select(AttackAsync).ToList();

        for (var order = 0; order < Orders; order++)
        {
            using var answer = await gateway.Client.PostAsync(used, new StringContent("{}")).WaitAsync(Deadline);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        outcomes.Count(outcome => outcome.IsCompleted).ShouldBeLessThan(Attackers, "the attack went on meanwhile");
        (await Task.WhenAll(outcomes).WaitAsync(Deadline)).ShouldAllBe(status => status == 408);
        reached.ShouldBe(0);
        await Eventually.TrueAsync(
            () => Task.FromResult(Enum.GetValues<Limits.RouteClass>()
                .Sum(gateway.Services.GetRequiredService<BodyRoom>().HeldBytes) == 0),
            "the bodies' memory is given back");
    }

    [Fact]
    public async Task Twin_without_the_guard_they_take_every_connection_to_the_service()
    {
        var slow = 0;
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            if (context.Request.Path == "/payments/webhooks/sandbox")
            {
                Interlocked.Increment(ref slow);
            }

            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            await context.Response.WriteAsync("answered");
        });
        await using var gateway = new GatewayServer(
            ServicesAt(upstream), settings: GatewayServer.ManyAddresses,
            replace: services => services.AddSingleton(new BodyRules(_ => null)));
        var attackers = await Task.WhenAll(Enumerable.Range(0, Attackers)
            .Select(_ => RawConnection.BeginBodyAsync(gateway, "/payments/webhooks/sandbox", BodyBytes)));
        await Eventually.TrueAsync(
            () => Task.FromResult(Volatile.Read(ref slow) == ApiRoutes.RequestConnections), "they hold all connections");

        var order = gateway.Client.PostAsync("/orders/create", new StringContent("{}"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<OperationCanceledException>(() => order.WaitAsync(patience.Token));

        foreach (var attacker in attackers)
        {
            attacker.Dispose();
        }

        (await order.WaitAsync(Deadline)).Dispose();
    }

    private static Dictionary<string, string> ServicesAt(Upstream upstream) => new()
    {
        ["booking-service"] = upstream.Address,
        ["event-ticketing-service"] = upstream.Address,
    };

    /// <summary>Sends 400 bytes a second until it is answered or thrown out.</summary>
    private static async Task<int> AttackAsync(RawConnection attacker)
    {
        using (attacker)
        {
            var status = attacker.StatusAsync();
            using var timer = new PeriodicTimer(SendInterval);
            for (var sent = 1; sent + Piece.Length < BodyBytes && !status.IsCompleted; sent += Piece.Length)
            {
                await timer.WaitForNextTickAsync();
                try
                {
                    await attacker.SendAsync(Piece);
                }
                catch (IOException)
                {
                    break; // It is closed; the answer was read.
                }
            }

            return await status;
        }
    }
}
