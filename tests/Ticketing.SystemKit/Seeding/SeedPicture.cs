using System.Globalization;
using SkiaSharp;

namespace Ticketing.SystemKit.Seeding;

/// <summary>
/// Draws a picture of a film, a concert or a place: shapes and colours that follow from its name, the same every time. It
/// shows nobody and belongs to nobody.
/// </summary>
public static class SeedPicture
{
    private const int Width = 960;
    private const int Height = 540;

    /// <summary>A PNG for a production: a sky, a moon and hills.</summary>
    public static byte[] OfProduction(string title) => Draw(title, (canvas, random, hue) =>
    {
        using var moon = Paint(hue + 40, 45, 92);
        canvas.DrawCircle(random.Next(Width / 5, Width * 4 / 5), random.Next(90, 220), random.Next(35, 80), moon);
        for (var hill = 0; hill < 4; hill++)
        {
            using var paint = Paint(hue + (hill * 12), 45, 42 - (hill * 9));
            using var path = new SKPathBuilder();
            var top = 270 + (hill * 60);
            path.MoveTo(0, Height);
            path.LineTo(0, top);
            for (var x = 0; x < Width; x += 160)
            {
                path.QuadTo(x + 80, top - random.Next(10, 120), x + 160, top - random.Next(-20, 40));
            }

            path.LineTo(Width, Height);
            path.Close();
            using var outline = path.Detach();
            canvas.DrawPath(outline, paint);
        }
    });

    /// <summary>A PNG for a place: a row of houses at night, one of them lit.</summary>
    public static byte[] OfPlace(string name) => Draw(name, (canvas, random, hue) =>
    {
        var lit = random.Next(2, 6);
        for (var house = 0; house < 8; house++)
        {
            var height = random.Next(150, 380);
            using var wall = Paint(hue, house == lit ? 50 : 20, house == lit ? 45 : 22);
            canvas.DrawRect(house * 120, Height - height, 118, height, wall);
            for (var window = 0; window < height / 40 * 3; window++)
            {
                using var glass = Paint(50, 80, house == lit || random.Next(4) == 0 ? 75 : 15);
                canvas.DrawRect(
                    (house * 120) + 14 + (window % 3 * 34), Height - height + 16 + (window / 3 * 40), 22, 24, glass);
            }
        }
    });

    private static byte[] Draw(string name, Action<SKCanvas, Random, float> shapes)
    {
        // Not string.GetHashCode, which is another one in every process.
        var seed = name.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter));
        var random = new Random(seed);
        var hue = random.Next(360);
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        using var sky = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(0, Height), [Colour(hue, 60, 18), Colour(hue + 30, 70, 68)], SKShaderTileMode.Clamp);
        using var background = new SKPaint { Shader = sky };
        surface.Canvas.DrawPaint(background);
        shapes(surface.Canvas, random, hue);
        using var drawn = surface.Snapshot();
        using var png = drawn.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static SKPaint Paint(float hue, float saturation, float lightness) =>
        new() { Color = Colour(hue, saturation, lightness), IsAntialias = true };

    private static SKColor Colour(float hue, float saturation, float lightness) =>
        SKColor.FromHsl(hue % 360, saturation, lightness);

    /// <summary>The words for those who do not see it.</summary>
    public static string AltOf(string name) => string.Create(CultureInfo.InvariantCulture, $"A drawing for {name}");
}
