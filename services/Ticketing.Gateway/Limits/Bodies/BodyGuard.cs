using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Ticketing.Gateway.Limits.Addresses;

namespace Ticketing.Gateway.Limits.Bodies;

/// <summary>
/// Takes a body in whole before anything is forwarded. A body that is forwarded as it comes keeps a connection to the
/// service for as long as its sender likes: 300 senders of 400 bytes a second took all 256, and nobody could order.
/// </summary>
internal sealed class BodyGuard(
    BodyRules rules, BodyRoom room, IOptions<LimitOptions> options, TimeProvider clock)
{
    private readonly Occupancy<ClientAddress> _slow = new();
    private readonly long _slowPerAddress =
        (long)options.Value.SlowBodiesPerAddress * options.Value.AddressFactor;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var kind = RouteClasses.Of(context);
        var hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };
        if (!hasBody || rules.Of(kind) is not { } rule || IsTunnel(context, kind))
        {
            await next(context);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // Counted here. Kestrel's own refusal resets the connection under a sender that still writes, who then sees no
            // answer; of a body that is not read on, it takes what comes for another 5 s.
            size.MaxRequestBodySize = null;
        }

        using var body = new ArrivingBody(room, kind, rule);
        try
        {
            if (await TakeInAsync(context, rule, body) is { } refusal)
            {
                await refusal.ExecuteAsync(context);
                return;
            }
        }
        catch (BadHttpRequestException fault)
        {
            await LimitErrors.Of(context, fault).ExecuteAsync(context);
            return;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException
            && context.RequestAborted.IsCancellationRequested)
        {
            return; // The sender is gone, and nobody waits for an answer.
        }

        context.Request.Body = body.Read();
        await next(context);
    }

    /// <summary>A WebSocket of HTTP/2, whose body is what the browser will say.</summary>
    private static bool IsTunnel(HttpContext context, RouteClass kind) =>
        kind == RouteClass.Streams
        && context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };

    /// <summary>Null when the body is here; otherwise why not.</summary>
    private async Task<ProblemHttpResult?> TakeInAsync(HttpContext context, BodyRule rule, ArrivingBody body)
    {
        if (context.Request.ContentLength > rule.MaxBytes)
        {
            return LimitErrors.TooLarge(context, rule);
        }

        var reader = context.Request.BodyReader;

        // Most bodies came with their headers: these cost neither a timer nor an entry.
        while (reader.TryRead(out var here))
        {
            if (Append(context, here, body, rule) is { } refusal)
            {
                return refusal;
            }

            if (here.IsCompleted)
            {
                return null;
            }
        }

        var sender = ClientAddress.Of(context);
        using var total = new CancellationTokenSource(rule.TotalTime, clock);
        try
        {
            if (_slow.Enter(sender) > _slowPerAddress)
            {
                return LimitErrors.TooManyOpen(context, "unfinished requests");
            }

            while (true)
            {
                var more = await reader.ReadAsync(total.Token);
                if (Append(context, more, body, rule) is { } refusal)
                {
                    return refusal;
                }

                if (more.IsCompleted)
                {
                    return null;
                }
            }
        }
        catch (OperationCanceledException) when (total.IsCancellationRequested)
        {
            return LimitErrors.TooSlow(context);
        }
        finally
        {
            _slow.Leave(sender);
        }
    }

    /// <summary>Null if it fits; otherwise why not.</summary>
    private static ProblemHttpResult? Append(HttpContext context, ReadResult arrived, ArrivingBody body, BodyRule rule)
    {
        var refusal = body.Length + arrived.Buffer.Length > rule.MaxBytes ? LimitErrors.TooLarge(context, rule)
            : body.TryAppend(arrived.Buffer) ? null
            : LimitErrors.NoRoom(context);
        context.Request.BodyReader.AdvanceTo(arrived.Buffer.End);
        return refusal;
    }
}
