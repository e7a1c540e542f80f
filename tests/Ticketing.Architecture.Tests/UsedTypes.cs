using System.Reflection;
using System.Reflection.Emit;

namespace Ticketing.Architecture.Tests;

/// <summary>Finds every type that a type's code uses: signatures, attributes, and the bodies of its methods.</summary>
internal static class UsedTypes
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(f => f.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    /// <summary>
    /// Types used by <paramref name="type"/>, those it is nested in or that are nested in it not followed.
    /// </summary>
    public static HashSet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        Array.ForEach(type.GetInterfaces(), i => Add(used, i));
        AddAttributes(used, type);
        foreach (var field in type.GetFields(Declared))
        {
            Add(used, field.FieldType);
            AddAttributes(used, field);
        }

        foreach (var property in type.GetProperties(Declared))
        {
            AddAttributes(used, property);
        }

        foreach (var method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
        {
            Add(used, (method as MethodInfo)?.ReturnType);
            Array.ForEach(method.GetParameters(), p => Add(used, p.ParameterType));
            AddAttributes(used, method);
            AddBody(used, method);
        }

        return used;
    }

    private static void AddAttributes(HashSet<Type> used, MemberInfo member)
    {
        foreach (var attribute in member.GetCustomAttributesData())
        {
            Add(used, attribute.AttributeType);
        }
    }

    private static void AddBody(HashSet<Type> used, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } il)
        {
            return;
        }

        foreach (var local in body.LocalVariables)
        {
            Add(used, local.LocalType);
        }

        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var i = 0; i < il.Length;)
        {
            var value = il[i] == 0xFE ? (short)(0xFE00 | il[i + 1]) : il[i];
            var code = OpCodesByValue[value];
            i += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType
                or OperandType.InlineTok)
            {
                AddMember(
                    used, method.Module.ResolveMember(BitConverter.ToInt32(il, i), typeArguments, methodArguments));
            }

            i += OperandSize(code, il, i);
        }
    }

    private static void AddMember(HashSet<Type> used, MemberInfo? member)
    {
        Add(used, member as Type ?? member?.DeclaringType);
        switch (member)
        {
            case FieldInfo field:
                Add(used, field.FieldType);
                break;
            case MethodBase method:
                Add(used, (method as MethodInfo)?.ReturnType);
                Array.ForEach(method.GetParameters(), p => Add(used, p.ParameterType));
                Array.ForEach(method.IsGenericMethod ? method.GetGenericArguments() : [], a => Add(used, a));
                break;
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        while (type?.HasElementType == true)
        {
            type = type.GetElementType();
        }

        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
        {
            Add(used, argument);
        }

        used.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }

    private static int OperandSize(OpCode code, byte[] il, int position) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, position)),
        _ => 4,
    };
}
