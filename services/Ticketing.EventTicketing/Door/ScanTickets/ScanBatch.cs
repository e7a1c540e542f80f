using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// Takes the scans of a device that had no network, each by itself: people are inside already, so a good entry must not
/// be lost for a bad one beside it, whatever is wrong with that one.
/// </summary>
internal sealed class ScanBatch(ScanIntake intake)
{
    /// <summary>Each scan is a transaction of about two milliseconds, so a request takes a fifth of a second.</summary>
    public const int MaxScans = 100;

    /// <summary>The entries of a request's body; null for a body that is no batch.</summary>
    public static async Task<List<JsonElement>?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, default, ct);
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("scans", out var scans)
                && scans.ValueKind == JsonValueKind.Array
                && scans.GetArrayLength() is >= 1 and <= MaxScans
                ? [.. scans.EnumerateArray().Select(entry => entry.Clone())]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What became of each entry. One after another: a device's scans are judged in its own order.</summary>
    public async Task<ScanBatchResponse> RecordAsync(
        EventId id, IReadOnlyList<JsonElement> entries, UserId staff, CancellationToken ct)
    {
        var results = new List<ScanEntryResponse>(entries.Count);
        foreach (var entry in entries)
        {
            results.Add(await RecordAsync(id, entry, staff, ct));
        }

        return new ScanBatchResponse(results);
    }

    private async Task<ScanEntryResponse> RecordAsync(
        EventId id, JsonElement entry, UserId staff, CancellationToken ct)
    {
        var scan = ReadScan(entry);
        if (scan is null)
        {
            return Refused(ScanIdOf(entry), "Is no scan: a field is missing or of another type.");
        }

        // What the staff call their device decides nothing.
        scan = scan with { DeviceName = ScanIntake.TryDevice(scan.DeviceName, out var name) ? name : null };
        var errors = new FieldErrors();
        ScanIntake.Check(scan, errors);
        if (!errors.None)
        {
            var wrong = errors.ToRefusal().Errors!.Select(field => $"{field.Key}: {string.Join(' ', field.Value)}");
            return Refused(scan.ScanId, string.Join(' ', wrong));
        }

        var (answer, isNew) = await intake.RecordAsync(id, scan, staff, letIn: true, ct);
        return answer.Outcome switch
        {
            "bad-signature" => ResultOf("refused", answer, "No key of ours signed this code."),
            "wrong-event" => ResultOf("refused", answer, "This is a ticket of another event."),
            _ => ResultOf(isNew ? "recorded" : "already-known", answer, null),
        };
    }

    private static ScanRequest? ReadScan(JsonElement entry)
    {
        try
        {
            return entry.ValueKind == JsonValueKind.Object ? entry.Deserialize(DoorJson.Default.ScanRequest) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Of the text as it was sent, because half a surrogate pair cannot be unescaped.</summary>
    private static Guid? ScanIdOf(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("scan_id", out var id)
        && Guid.TryParseExact(id.GetRawText().Trim('"'), "D", out var scanId)
            ? scanId
            : null;

    private static ScanEntryResponse Refused(Guid? scanId, string reason) =>
        new("refused", scanId, null, null, null, null, null, "invalid-request", reason);

    private static ScanEntryResponse ResultOf(string result, ScanResponse answer, string? reason) => new(
        result, answer.ScanId, answer.Outcome, answer.Ticket, answer.Admitted, answer.DecidedBy, answer.Clamped,
        reason is null ? null : answer.Outcome, reason);
}
