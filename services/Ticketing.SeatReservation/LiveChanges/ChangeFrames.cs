using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.LiveChanges;

/// <summary>
/// ChangeFrames of the stream (WHATWG HTML, "Server-sent events"): <c>event:</c>, <c>id:</c> the sequence number,
/// one <c>data:</c> line of JSON, an empty line. Each is encoded once and kept with what it was made of.
/// </summary>
internal static class ChangeFrames
{
    /// <summary>A comment line, which a reader ignores.</summary>
    public static readonly ReadOnlyMemory<byte> Heartbeat = ":\n\n"u8.ToArray();

    private const string Everything = "";

    /// <summary>"Read the seats again." The id lets a listener resume after it.</summary>
    public static byte[] Reload(long sequence) => Frame("reload", sequence, "{}"u8);

    /// <summary>The counters of a section, or of all for null.</summary>
    public static byte[] Snapshot(EventState state, string? section) =>
        state.Encodings.Get("snapshot " + (section ?? Everything), () => Encode(
            "snapshot",
            state.Sequence,
            new SnapshotEvent(state.Sequence,
            [
                .. state.Sections.Where(s => section is null || s.Name == section).SelectMany(s =>
                    s.Subsections.Select(b => new SnapshotSubsection(
                        s.Name, b.Shape.Number, b.Shape.Seats, b.Available, b.Reserved, b.Sold))),
            ]),
            LiveChangesJson.Default.SnapshotEvent));

    /// <summary>A tick for listeners of a section, or of all for null; empty if it has nothing for them.</summary>
    public static ReadOnlyMemory<byte> Of(ChangeTick tick, EventState state, string? section) =>
        tick.IsHeartbeat ? Heartbeat
        : tick.Encodings.Find<byte[]>(section ?? Everything) is { } encoded ? encoded
        : Encode(tick, state, section);

    /// <summary>Apart, because what it hands on is an object a call, and most calls find the encoding made.</summary>
    private static byte[] Encode(ChangeTick tick, EventState state, string? section) =>
        tick.Encodings.Get(section ?? Everything, () => EncodeChange(tick, state, section));

    private static byte[] EncodeChange(ChangeTick tick, EventState state, string? section)
    {
        if (tick.Sections is null)
        {
            return Reload(tick.Sequence);
        }

        var subsections = tick.Sections
            .Where(s => section is null || s.Section == section)
            .SelectMany(s => s.Subsections.Select(b => Of(state, s.Section, b)))
            .ToArray();
        return subsections.Length == 0
            ? []
            : Encode(
                "change", tick.Sequence, new ChangeEvent(tick.Sequence, subsections),
                LiveChangesJson.Default.ChangeEvent);
    }

    private static ChangedSubsection Of(EventState state, string section, SubsectionChange change)
    {
        var shape = state.Find(section)?.Find(change.Number)?.Shape
            ?? throw new InvalidOperationException(
                $"Event {state.Id} changed in {section}-{change.Number}, which it lacks.");
        return new ChangedSubsection(
            section, change.Number, change.Available, change.Reserved, change.Sold,
            [.. change.Seats.Select(seat =>
            {
                var (_, row, number) = shape.At(seat.Index);
                return new[] { row, number, (int)seat.Status };
            })]);
    }

    private static byte[] Encode<T>(string name, long sequence, T data, JsonTypeInfo<T> json) =>
        Frame(name, sequence, JsonSerializer.SerializeToUtf8Bytes(data, json));

    private static byte[] Frame(string name, long sequence, ReadOnlySpan<byte> data)
    {
        var head = Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"event: {name}\nid: {sequence}\ndata: "));
        return [.. head, .. data, .. "\n\n"u8];
    }
}
