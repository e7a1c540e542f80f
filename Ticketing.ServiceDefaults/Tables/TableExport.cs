using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.ServiceDefaults.Tables;

/// <summary>Answers with a table as a file.</summary>
public static class TableExport
{
    /// <summary>Rows of one file; who asks for more gets <see cref="TooLarge"/> before anything is written.</summary>
    public const int MaxRows = 500_000;

    /// <summary>Exports that one replica makes at once: each reads all orders of an event.</summary>
    private const int MaxAtOnce = 2;

    private static readonly SemaphoreSlim Turns = new(MaxAtOnce, MaxAtOnce);

    /// <summary>As many as may be made are being made.</summary>
    public static Refusal Busy { get; } = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "Other exports are being made. Try again in a moment.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    /// <summary>The table has more than <see cref="MaxRows"/> rows.</summary>
    public static Refusal TooLarge { get; } = new(
        StatusCodes.Status422UnprocessableEntity, "export-too-large", $"The table has more than {MaxRows} rows.");

    /// <summary>Documents the query parameter <c>format</c> and the two kinds of files.</summary>
    public static RouteHandlerBuilder IsTable(this RouteHandlerBuilder endpoint) => endpoint
        .WithQuery("format", "Of the file; `csv` when left out.", "csv", "xlsx")
        .Refuses(Refusal.InvalidRequest, Busy, TooLarge)
        .Produces<byte[]>(StatusCodes.Status200OK, "text/csv", XlsxType);

    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Reads <c>format</c>; false for a format that there is not.</summary>
    public static bool TryRead(string? format, out TableFormat read)
    {
        read = format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv;
        return format is null or "csv" or "xlsx";
    }

    /// <summary>
    /// Streams the rows. What fails after the first byte ends the connection, so that nobody takes a part for the whole.
    /// </summary>
    public static async Task<IResult> WriteAsync(
        HttpContext context, TableFormat format, string name, IReadOnlyList<string> heading,
        IAsyncEnumerable<IReadOnlyList<TableCell>> rows)
    {
        if (!await Turns.WaitAsync(TimeSpan.Zero, context.RequestAborted))
        {
            return Busy.ToProblem(context);
        }

        try
        {
            context.Response.ContentType = format == TableFormat.Xlsx ? XlsxType : "text/csv; charset=utf-8";
            context.Response.Headers.ContentDisposition =
                $"attachment; filename=\"{name}.{(format == TableFormat.Xlsx ? "xlsx" : "csv")}\"";
            context.Response.Headers.CacheControl = "private, no-store";
            if (context.Features.Get<IHttpBodyControlFeature>() is { } body)
            {
                // The writer of ZIP files ends with synchronous writes, of some hundred bytes.
                body.AllowSynchronousIO = true;
            }

            var writer = await TableWriter.OpenAsync(format, context.Response.Body, name, heading, context.RequestAborted);
            await using (writer)
            {
                await foreach (var row in rows.WithCancellation(context.RequestAborted))
                {
                    await writer.WriteAsync(row, context.RequestAborted);
                }

                await writer.FinishAsync(context.RequestAborted);
            }

            return TypedResults.Empty;
        }
        catch when (context.Response.HasStarted)
        {
            context.Abort();
            throw;
        }
        finally
        {
            Turns.Release();
        }
    }
}
