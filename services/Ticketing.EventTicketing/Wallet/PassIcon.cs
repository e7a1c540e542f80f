using SkiaSharp;

namespace Ticketing.EventTicketing.Wallet;

/// <summary>The small picture that every pass must have: a ticket, drawn here, in three sizes.</summary>
internal static class PassIcon
{
    /// <summary>Sides of <c>icon.png</c>, <c>icon@2x.png</c> and <c>icon@3x.png</c> in pixels.</summary>
    private static readonly (string Name, int Side)[] Sizes = [("icon.png", 29), ("icon@2x.png", 58), ("icon@3x.png", 87)];

    /// <summary>Names and PNG files.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> Files { get; } =
        [.. Sizes.Select(size => (size.Name, Draw(size.Side)))];

    private static byte[] Draw(int side)
    {
        using var surface = SKSurface.Create(new SKImageInfo(side, side));
        var canvas = surface.Canvas;
        canvas.Clear(new SKColor(27, 36, 86));
        using var paint = new SKPaint { Color = SKColors.White, IsAntialias = true };
        var unit = side / 29f;
        canvas.DrawRoundRect(5 * unit, 9 * unit, 19 * unit, 11 * unit, 2 * unit, 2 * unit, paint);
        paint.Color = new SKColor(27, 36, 86);
        // The notches of a ticket that is torn off at the door.
        canvas.DrawCircle(18 * unit, 9 * unit, 1.5f * unit, paint);
        canvas.DrawCircle(18 * unit, 20 * unit, 1.5f * unit, paint);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
